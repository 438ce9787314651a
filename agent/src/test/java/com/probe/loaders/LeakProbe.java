package com.probe.loaders;

import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Loads, uses and drops a service many times, each time through a new loader. With a second
 * argument its calls are {@code explained} by JMX, too, or the rule file is changed and {@code
 * reloaded} after each ten.
 */
public final class LeakProbe {
  private static final int FIRST = 100;
  private static final int MORE = 50;
  private static final String JAR = Visit.PANTRY + ".jar(long)";
  private static int reloads;

  private LeakProbe() {}

  /** The folder of the service. */
  public static void main(String[] arguments) throws Exception {
    String more = arguments.length > 1 ? arguments[1] : "";
    URL folder = Path.of(arguments[0]).toUri().toURL();
    Dropped dropped = new Dropped();
    use(folder, dropped, FIRST, more);
    System.out.println("held after the first: " + dropped.held());
    long before = Dropped.metaspace();
    use(folder, dropped, MORE, more);
    System.out.println("held after more: " + dropped.held());
    System.out.println("metaspace per loader: " + (Dropped.metaspace() - before) / MORE);
  }

  private static void use(URL folder, Dropped dropped, int times, String more) throws Exception {
    for (int i = 0; i < times; i++) {
      try (URLClassLoader loader = new URLClassLoader(new URL[] {folder})) {
        Object pantry = loader.loadClass(Visit.PANTRY).getDeclaredConstructor().newInstance();
        String outcome = Visit.of(pantry, i);
        if (!outcome.startsWith("cached")) {
          throw new AssertionError(outcome);
        }
        if (more.equals("explained")) {
          explain(i);
        } else if (more.equals("reloaded") && i % 10 == 9) {
          reload();
        }
        dropped.add(loader);
      }
    }
  }

  /** Another ttl, another key and a method more or less, by turns. */
  private static void reload() throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName agent = new ObjectName("dev.larder:type=Agent");
    while (!server.isRegistered(agent)) {
      Thread.sleep(5);
    }
    Path file = Path.of((String) server.getAttribute(agent, "ConfigFile"));
    String rules = Files.readString(file);
    String next =
        switch (reloads++ % 3) {
          case 0 -> swapped(rules, "\"jar:{id}", "\"jar:v2:{id}");
          case 1 -> swapped(rules, "Pantry.crate(..)\n", "Pantry.crate(..)\n    ttl: 30s\n");
          default ->
              swapped(rules, JAR, "[" + JAR + ", com.probe.loaders.shelf.Pantry$Crate.move(long)]");
        };
    Files.writeString(file, next);
    String told = String.valueOf(server.invoke(agent, "reload", null, null));
    if (next.equals(rules) || !told.contains("rewoven")) {
      throw new AssertionError(told);
    }
  }

  private static String swapped(String text, String one, String other) {
    return text.contains(other) ? text.replace(other, one) : text.replace(one, other);
  }

  private static void explain(int id) throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName jars = new ObjectName("dev.larder:type=Rule,name=jar");
    while (!server.isRegistered(jars)) {
      Thread.sleep(5);
    }
    Object[] arguments = {String.valueOf(id)};
    String[] types = {String.class.getName()};
    String told =
        String.join("\n", (String[]) server.invoke(jars, "explainLine", arguments, types));
    if (!told.contains("key probe:jar:" + id)) {
      throw new AssertionError(told);
    }
  }
}
