package com.probe.loaders;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Uses one service through the loaders that the arguments name. */
public final class LoadersProbe {
  private LoadersProbe() {}

  /** The folder of the service, then names of loaders. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      Visit.pantry(arguments[i], loader(arguments[i], folder));
    }
  }

  private static ClassLoader loader(String name, Path folder) throws Exception {
    URL url = folder.toUri().toURL();
    return switch (name) {
      case "application" -> ClassLoader.getSystemClassLoader();
      case "child" -> new URLClassLoader(new URL[] {url});
      case "child-first" -> new ChildFirstLoader(url);
      case "null-parent" -> new URLClassLoader(new URL[] {url}, null);
      case "platform-parent" ->
          new URLClassLoader(new URL[] {url}, ClassLoader.getPlatformClassLoader());
      case "java-only" -> new JavaOnlyLoader(folder);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
