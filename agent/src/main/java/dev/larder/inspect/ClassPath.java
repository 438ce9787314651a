package dev.larder.inspect;

import dev.larder.config.source.UnreadableException;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The class files of an application: folders, jars, and the jars within Spring Boot's jars and
 * within WARs. As on a class path, the first of a name counts. Not thread-safe.
 */
public final class ClassPath implements Closeable {
  private static final String CLASS_FILE = ".class";
  private static final String CURE =
      "give to --classpath jars and folders, with " + File.pathSeparator + " between them";

  /** Where a Spring Boot jar and a WAR have their own classes. */
  private static final List<String> CLASSES = List.of("BOOT-INF/classes", "WEB-INF/classes");

  /** Where they have the jars that they bring. */
  private static final List<String> LIBRARIES =
      List.of("BOOT-INF/lib", "WEB-INF/lib", "WEB-INF/lib-provided");

  /** Where an application says which key functions it brings. */
  private static final String KEY_FUNCTIONS = "META-INF/services/dev.larder.api.KeyFunction";

  private final Map<String, Path> classFiles = new LinkedHashMap<>();
  private final Deque<FileSystem> open = new ArrayDeque<>();
  private boolean hasKeyFunctions;

  private ClassPath() {}

  /**
   * The class files below these places.
   *
   * @param text jars and folders, {@code lib/*} for every jar of a folder, with the separator that
   *     {@code java -cp} takes
   * @throws IOException with a message that names the place; mostly an {@link UnreadableException}
   */
  public static ClassPath of(String text) throws IOException {
    ClassPath path = new ClassPath();
    try {
      if (text.isBlank()) {
        throw new UnreadableException("the class path is empty", CURE, null);
      }
      for (String place : text.split(File.pathSeparator, -1)) {
        if (!place.isBlank()) {
          path.addPlace(place);
        }
      }
      return path;
    } catch (IOException | RuntimeException fault) {
      path.close();
      throw fault;
    }
  }

  private void addPlace(String place) throws IOException {
    if (place.equals("*") || place.endsWith("/*") || place.endsWith(File.separator + "*")) {
      addJars(folder(Path.of(place.substring(0, place.length() - 1)), place));
      return;
    }
    Path path = Path.of(place);
    if (Files.isRegularFile(path)) {
      addJar(path);
    } else {
      addRoot(folder(path, place));
    }
  }

  private static Path folder(Path path, String place) throws IOException {
    if (!Files.isDirectory(path)) {
      throw new UnreadableException("there is no \"" + place + "\" to look at", CURE, null);
    }
    return path;
  }

  private void addJars(Path folder) throws IOException {
    for (Path file : list(folder)) {
      if (file.toString().endsWith(".jar")) {
        addJar(file);
      }
    }
  }

  private void addJar(Path jar) throws IOException {
    FileSystem files;
    try {
      files = FileSystems.newFileSystem(jar);
    } catch (IOException | RuntimeException fault) {
      throw new UnreadableException("cannot read " + jar + " (" + fault + ")", CURE, fault);
    }
    open.push(files);
    for (Path root : files.getRootDirectories()) {
      addRoot(root);
    }
  }

  private void addRoot(Path root) throws IOException {
    boolean isNested = false;
    for (String classes : CLASSES) {
      isNested |= addClasses(root.resolve(classes));
    }
    for (String libraries : LIBRARIES) {
      if (Files.isDirectory(root.resolve(libraries))) {
        isNested = true;
        addJars(root.resolve(libraries));
      }
    }
    if (!isNested) { // beside its application, such a jar holds its launcher
      addClasses(root);
    }
  }

  private boolean addClasses(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return false;
    }
    hasKeyFunctions |= Files.exists(root.resolve(KEY_FUNCTIONS));
    try (Stream<Path> files = Files.walk(root)) {
      files.forEach(file -> addClass(root.relativize(file).toString(), file));
    }
    return true;
  }

  /** The file of one name; those of other Java versions, in {@code META-INF}, are left out. */
  private void addClass(String name, Path file) {
    if (name.endsWith(CLASS_FILE) && !name.startsWith("META-INF") && !name.contains("-info.")) {
      String internalName = name.substring(0, name.length() - CLASS_FILE.length());
      classFiles.putIfAbsent(internalName.replace(File.separatorChar, '/'), file);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** The names of all classes as the JVM spells them, {@code com/shop/ProductService}. */
  public Set<String> classNames() {
    return classFiles.keySet();
  }

  /** Whether there are key functions of the application. */
  boolean hasKeyFunctions() {
    return hasKeyFunctions;
  }

  /**
   * A class file, null if there is none of this name.
   *
   * @throws IOException if it cannot be read
   */
  byte @Nullable [] classFile(String internalName) throws IOException {
    Path file = classFiles.get(internalName);
    return file == null ? null : Files.readAllBytes(file);
  }

  @Override
  public void close() throws IOException {
    List<IOException> faults = new ArrayList<>();
    while (!open.isEmpty()) { // jars within a jar before it
      try {
        open.pop().close();
      } catch (IOException fault) {
        faults.add(fault);
      }
    }
    if (!faults.isEmpty()) {
      throw faults.get(0);
    }
  }
}
