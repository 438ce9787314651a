package dev.larder.key.function;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads jars that a rule file names. Beside their own classes they see the JDK and {@code
 * dev.larder.api} as Larder has it, nothing of Larder itself and nothing of the application.
 */
public final class ExtensionLoader extends URLClassLoader {
  private static final String API = "dev.larder.api.";
  private static final String SERVICES = "META-INF/services/" + ServiceFunctions.INTERFACE;

  private @Nullable SortedMap<String, KeyFunction> functions;

  private ExtensionLoader(URL[] jars) {
    super("larder-extensions", jars, new ApiLoader());
  }

  /** Of jars and folders; nothing of them is opened before it is asked for. */
  public static ExtensionLoader of(List<File> jars) {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = jars.get(i).toURI().toURL();
      } catch (MalformedURLException impossible) { // of a file
        throw new IllegalArgumentException(impossible);
      }
    }
    return new ExtensionLoader(urls);
  }

  /** The jar that a rule file names, as seen from the folder of that file. */
  public static File seenFrom(String ruleFile, String name) {
    File jar = new File(name);
    return jar.isAbsolute() ? jar : new File(new File(ruleFile).getParent(), jar.getPath());
  }

  /** Why a file is no extension, null if it is one. Runs nothing of it. */
  public static @Nullable String refusal(File jar) {
    if (!jar.exists()) {
      return "does not exist";
    }
    boolean hasFunctions;
    try {
      hasFunctions = jar.isDirectory() ? new File(jar, SERVICES).isFile() : hasServices(jar);
    } catch (IOException fault) {
      return "cannot be read as a jar (" + fault.getMessage() + ")";
    }
    return hasFunctions ? null : "has no " + SERVICES + " that names its key functions";
  }

  private static boolean hasServices(File jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar)) {
      return zip.getEntry(SERVICES) != null;
    }
  }

  /**
   * The key functions of the jars by their names, made once.
   *
   * @throws IllegalStateException if one of them cannot be made or named
   */
  synchronized SortedMap<String, KeyFunction> functions() {
    if (functions == null) {
      functions = ServiceFunctions.of(this);
    }
    return functions;
  }

  private static final class ApiLoader extends ClassLoader {
    ApiLoader() {
      super("larder-api", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.startsWith(API)) {
        throw new ClassNotFoundException(name);
      }
      return Class.forName(name, false, ExtensionLoader.class.getClassLoader());
    }
  }
}
