package com.probe.loaders;

import com.probe.loaders.other.LookingAgent;
import com.probe.loaders.shelf.Pantry;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What becomes of a class file when rules about it come and go. The first argument is a rule file
 * that has none, the second one that has some.
 */
public final class BytesProbe {
  private BytesProbe() {}

  /** Tells it in three lines. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    String without = Files.readString(file);
    String with = Files.readString(Path.of(arguments[1]));
    Pantry pantry = new Pantry();
    byte[] own = LookingAgent.fileOf(Pantry.class);

    for (int time = 1; time <= 3; time++) {
      reload(file, with);
      boolean isCached = Visit.of(pantry, time).startsWith("cached");
      byte[] woven = LookingAgent.fileOf(Pantry.class);
      reload(file, without);
      long before = pantry.getAsLong();
      Object unused = pantry.apply(time);
      System.out.println(
          "cached "
              + isCached
              + ", other code "
              + !Arrays.equals(own, woven)
              + ", then its own "
              + Arrays.equals(own, LookingAgent.fileOf(Pantry.class))
              + ", values made "
              + (pantry.getAsLong() - before));
    }
  }

  private static void reload(Path file, String rules) throws Exception {
    Files.writeString(file, rules);
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName agent = new ObjectName("dev.larder:type=Agent");
    while (!server.isRegistered(agent)) {
      Thread.sleep(5);
    }
    String told = String.valueOf(server.invoke(agent, "reload", null, null));
    if (!told.contains("1 class rewoven")) {
      throw new AssertionError(told);
    }
  }
}
