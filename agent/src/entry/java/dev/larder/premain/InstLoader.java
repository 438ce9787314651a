package dev.larder.premain;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Larder's own class loader: everything below {@code inst/} of the agent's jar, beside the
 * platform's classes and out of the application's sight. Class files are kept there as {@code
 * .classdata}, so that no other loader can find them. The index made at build time names the
 * multi-release entries; of these the newest that this JVM can read is taken.
 */
final class InstLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String ROOT = "inst/";

  private final ZipFile jar;
  private final Map<String, Integer> versions = new HashMap<String, Integer>();
  private final URLStreamHandler handler = new InstHandler();

  InstLoader(File file) throws Exception {
    super(platformLoader());
    jar = new ZipFile(file);
    readVersions();
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
    String path = name.replace('.', '/');
    Integer version = versions.get(path);
    String file = version == null ? path : "META-INF/versions/" + version + "/" + path;
    ZipEntry entry = jar.getEntry(ROOT + file + ".classdata");
    if (entry == null) {
      throw new ClassNotFoundException(name);
    }
    try {
      byte[] bytes = read(entry);
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException fault) {
      throw new ClassNotFoundException(name, fault);
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
    if (jar.getEntry(ROOT + name) == null) {
      return null;
    }
    try {
      return new URL("larder", null, -1, "/" + name, handler);
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

  private void readVersions() throws Exception {
    int current = Integer.parseInt(System.getProperty("java.specification.version"));
    BufferedReader index =
        new BufferedReader(
            new InputStreamReader(
                jar.getInputStream(jar.getEntry(ROOT + "versions.index")), "UTF-8"));
    try {
      for (String line = index.readLine(); line != null; line = index.readLine()) {
        int slash = line.indexOf('/');
        if (slash > 0) {
          keepNewest(
              line.substring(slash + 1), Integer.parseInt(line.substring(0, slash)), current);
        }
      }
    } finally {
      index.close();
    }
  }

  private void keepNewest(String path, int version, int current) {
    Integer kept = versions.get(path);
    if (version <= current && (kept == null || kept < version)) {
      versions.put(path, version);
    }
  }

  private byte[] read(ZipEntry entry) throws IOException {
    InputStream in = jar.getInputStream(entry);
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(32, (int) entry.getSize()));
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    } finally {
      in.close();
    }
  }

  /**
   * Opens resources straight from the agent's jar: no temporary file, no cache that would hold it.
   */
  private final class InstHandler extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() throws IOException {
          ZipEntry entry = jar.getEntry(ROOT + getURL().getPath().substring(1));
          if (entry == null) {
            throw new IOException("no such resource: " + getURL());
          }
          return jar.getInputStream(entry);
        }
      };
    }
  }
}
