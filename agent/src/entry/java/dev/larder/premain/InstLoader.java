package dev.larder.premain;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Larder's own class loader: everything below {@code inst/} of the agent's jar, beside the
 * platform's classes and out of the application's sight. Class files are kept there as {@code
 * .classdata}, so that no other loader can find them.
 */
final class InstLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ZipFile jar;
  private Libraries libraries;

  InstLoader(File file) throws Exception {
    super(platformLoader());
    jar = new ZipFile(file);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("dev.larder.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try {
      byte[] bytes = read(name.replace('.', '/') + ".classdata");
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException fault) {
      throw new ClassNotFoundException(name, fault);
    }
  }

  /** As {@link ClassLoader#getResourceAsStream}, without the way over a URL. */
  @Override
  public InputStream getResourceAsStream(String name) {
    try {
      byte[] own = read(name);
      return own == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(own);
    } catch (IOException fault) {
      return null;
    }
  }

  /** The loader's own resource before the platform's of the same name. */
  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }

  @Override
  protected URL findResource(String name) {
    try {
      byte[] own = read(name);
      return own == null ? null : new URL("larder", null, -1, "/" + name, new InstHandler(own));
    } catch (IOException fault) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL resource = findResource(name);
    return resource == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(resource));
  }

  /**
   * The platform's loader, which Java 8 has no name for. It is found above the application's; asked
   * for by reflection it costs 15 ms, since that method is looked at for annotations.
   */
  private static ClassLoader platformLoader() throws Exception {
    ClassLoader top = InstLoader.class.getClassLoader();
    while (top.getParent() != null) {
      top = top.getParent();
    }
    return top.getClass().getName().equals("jdk.internal.loader.ClassLoaders$PlatformClassLoader")
        ? top
        : (ClassLoader) ClassLoader.class.getMethod("getPlatformClassLoader").invoke(null);
  }

  /** A file below {@code inst/}, or null. */
  private byte[] read(String path) throws IOException {
    ZipEntry entry = jar.getEntry("inst/" + path);
    if (entry == null) {
      return libraries().read(path);
    }
    DataInputStream in = new DataInputStream(jar.getInputStream(entry));
    try {
      byte[] bytes = new byte[(int) entry.getSize()];
      in.readFully(bytes);
      return bytes;
    } finally {
      in.close();
    }
  }

  private Libraries libraries() throws IOException {
    synchronized (jar) {
      if (libraries == null) {
        libraries = new Libraries(jar);
      }
      return libraries;
    }
  }

  /** Opens a resource: no temporary file, no cache that would hold the agent's jar. */
  private static final class InstHandler extends URLStreamHandler {
    private final byte[] resource;

    InstHandler(byte[] resource) {
      this.resource = resource;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(resource);
        }
      };
    }
  }
}
