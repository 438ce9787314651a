package dev.larder.weave.type;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads class files without loading classes. Most types above a class come from the same jar, which
 * is asked first: a loader takes four times as long. Thread-safe.
 */
final class ClassFiles {
  private final ThreadLocal<Boolean> reading = new ThreadLocal<>();

  /** The place that was asked last; a jar is open until the garbage collector finds it. */
  private volatile WeakReference<Place> last = new WeakReference<>(null);

  /** A jar or a folder that classes come from; neither where they come from elsewhere. */
  private record Place(CodeSource source, @Nullable ZipFile jar, @Nullable File folder) {}

  /** Whether this thread is reading: the classes that load meanwhile must not be asked to help. */
  boolean isReading() {
    return reading.get() != null;
  }

  /** Whether a loader shows the file of a class that is its own. */
  boolean isShown(ClassLoader loader, String name) {
    reading.set(true);
    try {
      return loader.getResource(path(name)) != null;
    } catch (RuntimeException | LinkageError unreadable) {
      return false;
    } finally {
      reading.remove();
    }
  }

  /**
   * The class file of a type, null where it is not to be seen.
   *
   * @param origin where a class below the type comes from
   */
  byte @Nullable [] read(ClassLoader loader, @Nullable ProtectionDomain origin, String name) {
    String path = path(name);
    reading.set(true);
    try {
      CodeSource source = origin == null ? null : origin.getCodeSource();
      byte[] near = source == null ? null : readAt(place(source), path);
      return near == null ? readBy(loader, path) : near;
    } catch (IOException | RuntimeException | LinkageError unreadable) {
      return null;
    } finally {
      reading.remove();
    }
  }

  private static String path(String name) {
    return name.replace('.', '/') + ".class";
  }

  private static byte @Nullable [] readBy(ClassLoader loader, String path) throws IOException {
    try (InputStream in = loader.getResourceAsStream(path)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static byte @Nullable [] readAt(Place place, String path) throws IOException {
    if (place.folder() != null) {
      File file = new File(place.folder(), path);
      if (file.isFile()) {
        try (InputStream in = new FileInputStream(file)) {
          return in.readAllBytes();
        }
      }
    }
    ZipFile jar = place.jar();
    ZipEntry entry = jar == null ? null : jar.getEntry(path);
    if (jar == null || entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readNBytes((int) entry.getSize());
    }
  }

  @SuppressWarnings("ReferenceEquality") // to compare the URLs could ask for the names of hosts
  private Place place(CodeSource source) throws IOException {
    Place place = last.get();
    if (place == null || place.source() != source) {
      place = open(source);
      last = new WeakReference<>(place);
    }
    return place;
  }

  private static Place open(CodeSource source) throws IOException {
    URL location = source.getLocation();
    if (location == null || !location.getProtocol().equals("file")) {
      return new Place(source, null, null);
    }
    try {
      File file = new File(location.toURI());
      return file.isDirectory()
          ? new Place(source, null, file)
          : new Place(source, new ZipFile(file), null);
    } catch (URISyntaxException | IllegalArgumentException odd) {
      return new Place(source, null, null);
    }
  }
}
