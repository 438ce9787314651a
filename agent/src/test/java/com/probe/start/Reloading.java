package com.probe.start;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Eight threads that read and write versions while the rule file changes ten times a second. Exits
 * with 1 if one of them saw an older version than one whose write had returned while every rule set
 * knew of the write, if the metaspace grew by more than what the JVM keeps of former versions, or
 * if each reload left a class behind.
 */
public final class Reloading {
  private static final int IDS = 8;
  private static final int SECONDS = Integer.getInteger("reload.seconds", 60);
  private static final AtomicLongArray STORED = new AtomicLongArray(IDS);
  private static final AtomicLongArray WRITTEN = new AtomicLongArray(IDS);
  private static final AtomicLong READS = new AtomicLong();
  private static final AtomicLong LOADS = new AtomicLong();
  private static final AtomicLong WRONG = new AtomicLong();
  private static final AtomicLong FAILED = new AtomicLong();
  private static final AtomicBoolean ENDED = new AtomicBoolean();

  private static final String HEAD = "larder: 1\nnamespace: start\nrules:\n";
  private static final String READ =
      """
        version:
          method: com.probe.start.Reloading$Versions.version(int)
          key: "v:{id}"
      """;
  private static final String OTHER =
      """
        other:
          method: com.probe.start.Reloading$Versions.other(int)
          key: "o:{id}"
      """;
  private static final String WRITE =
      """
        write:
          method: com.probe.start.Reloading$Versions.write(int)
          invalidate: [{ key: "v:{id}" }, { key: "o:{id}" }]
      """;

  private Reloading() {}

  /**
   * What the rules are about. A small class: the JVM keeps some of what it has made of each former
   * version of a class, with any agent.
   */
  static final class Versions {
    private Versions() {}

    static long version(int id) {
      LOADS.incrementAndGet();
      return STORED.get(id);
    }

    static long other(int id) {
      LOADS.incrementAndGet();
      return STORED.get(id);
    }

    static void write(int id) {
      if (ThreadLocalRandom.current().nextInt(4) == 0) { // over a reload, now and then
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(30_000_000));
      }
      STORED.incrementAndGet(id);
    }
  }

  /** Runs for a minute, or as long as it is told. The argument is the rule file. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    swap(file, HEAD + READ + WRITE);
    ManagementFactory.getPlatformMBeanServer();
    while (!reload().contains("rule")) {
      Thread.sleep(100);
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      boolean writes = i < 2;
      Thread thread = new Thread(() -> work(writes));
      threads.add(thread);
      thread.start();
    }
    List<String> files =
        List.of(
            HEAD + READ + WRITE,
            HEAD + READ + "    ttl: 7s\n" + WRITE,
            (HEAD + READ + WRITE).replace("v:", "w:"),
            (HEAD + READ + OTHER + WRITE).replace("v:", "w:").replace("o:", "p:"),
            HEAD + READ + OTHER + WRITE,
            HEAD + WRITE,
            HEAD + OTHER + WRITE,
            "this: is no rule file\n");
    int reloads = 0;
    long flat = 0;
    int classes = 0;
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    while (System.nanoTime() - end < 0) {
      swap(file, files.get(ThreadLocalRandom.current().nextInt(files.size())));
      String unused = reload();
      reloads++;
      if (flat == 0 && System.nanoTime() - end > -SECONDS * 750_000_000L) { // what grows at first
        flat = metaspace();
        classes = loadedClasses();
      }
      Thread.sleep(100);
    }
    ENDED.set(true);
    for (Thread thread : threads) {
      thread.join(10_000);
      if (thread.isAlive()) {
        FAILED.incrementAndGet();
      }
    }
    long grown = metaspace() - flat;
    int more = loadedClasses() - classes;
    System.out.println(
        reloads
            + " reloads, "
            + READS
            + " reads, "
            + LOADS
            + " loads, "
            + WRONG
            + " wrong, "
            + FAILED
            + " failed, metaspace grew by "
            + grown / 1024
            + " KiB, classes by "
            + more);
    boolean hits = LOADS.get() < READS.get();
    System.exit(
        WRONG.get() == 0 && FAILED.get() == 0 && hits && grown < (4 << 20) && more < reloads
            ? 0
            : 1);
  }

  private static void work(boolean writes) {
    while (!ENDED.get()) {
      try {
        int id = ThreadLocalRandom.current().nextInt(IDS);
        if (writes) {
          synchronized (WRITTEN) {
            Versions.write(id);
            WRITTEN.set(id, STORED.get(id));
          }
          Thread.sleep(2);
        } else {
          long known = WRITTEN.get(id);
          long seen = READS.incrementAndGet() % 2 == 0 ? Versions.version(id) : Versions.other(id);
          if (seen < known) {
            WRONG.incrementAndGet();
          }
        }
      } catch (Throwable fault) {
        fault.printStackTrace();
        FAILED.incrementAndGet();
      }
    }
  }

  private static void swap(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }

  private static String reload() throws JMException {
    try {
      return String.valueOf(
          ManagementFactory.getPlatformMBeanServer()
              .invoke(new ObjectName("dev.larder:type=Agent"), "reload", null, null));
    } catch (javax.management.InstanceNotFoundException notYet) {
      return "";
    }
  }

  private static int loadedClasses() {
    return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
  }

  private static long metaspace() {
    System.gc();
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      used += pool.getName().contains("Metaspace") ? pool.getUsage().getUsed() : 0;
    }
    return used;
  }
}
