package dev.larder.key.function;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * Loads jars that a rule file names. Beside their own classes they see the JDK and {@code
 * dev.larder.api} as Larder has it, nothing of Larder itself and nothing of the application.
 */
public final class ExtensionLoader extends URLClassLoader {
  private static final String API = "dev.larder.api.";

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
