package com.probe.types;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** Loads classes of jars, as an application does, and prints what it took. */
public final class ManyClasses {
  private ManyClasses() {}

  /**
   * Prints the number of classes and the milliseconds of processor time.
   *
   * @param arguments how many, how many classes of the jars make a row of which one is taken before
   *     the next ones of all rows are, and the jars
   */
  public static void main(String[] arguments) throws IOException {
    int most = Integer.parseInt(arguments[0]);
    List<String> names = new ArrayList<>();
    int stride = Integer.parseInt(arguments[1]);
    for (int i = 2; i < arguments.length; i++) {
      try (JarFile jar = new JarFile(Path.of(arguments[i]).toFile())) {
        jar.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.endsWith(".class") && !name.contains("-"))
            .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
            .forEach(names::add);
      }
    }
    var threads = ManagementFactory.getThreadMXBean();
    int loaded = 0;
    long wall = System.nanoTime();
    long cpu = threads.getCurrentThreadCpuTime();
    for (int first = 0; first < stride; first++) {
      for (int i = first; i < names.size() && loaded < most; i += stride) {
        loaded += load(names.get(i));
      }
    }
    cpu = threads.getCurrentThreadCpuTime() - cpu;
    wall = System.nanoTime() - wall;
    System.out.println(loaded + " " + cpu / 1_000_000 + " " + wall / 1_000_000);
  }

  private static int load(String name) {
    try {
      return Class.forName(name, false, ManyClasses.class.getClassLoader()) == null ? 0 : 1;
    } catch (ClassNotFoundException | LinkageError absent) {
      return 0;
    }
  }
}
