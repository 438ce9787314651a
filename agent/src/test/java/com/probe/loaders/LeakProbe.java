package com.probe.loaders;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Loads, uses and drops a service many times, each time through a new loader. */
public final class LeakProbe {
  private static final int FIRST = 100;
  private static final int MORE = 50;

  private LeakProbe() {}

  /** The folder of the service. */
  public static void main(String[] arguments) throws Exception {
    URL folder = Path.of(arguments[0]).toUri().toURL();
    Dropped dropped = new Dropped();
    use(folder, dropped, FIRST);
    System.out.println("held after the first: " + dropped.held());
    long before = Dropped.metaspace();
    use(folder, dropped, MORE);
    System.out.println("held after more: " + dropped.held());
    System.out.println("metaspace per loader: " + (Dropped.metaspace() - before) / MORE);
  }

  private static void use(URL folder, Dropped dropped, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      try (URLClassLoader loader = new URLClassLoader(new URL[] {folder})) {
        Object pantry = loader.loadClass(Visit.PANTRY).getDeclaredConstructor().newInstance();
        String outcome = Visit.of(pantry, i);
        if (!outcome.startsWith("cached")) {
          throw new AssertionError(outcome);
        }
        dropped.add(loader);
      }
    }
  }
}
