package com.probe.history;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * One JVM of a history. Says {@code ready} once its rules run and it has had a hit; answers {@code
 * clock} with its time; at {@code go N} its threads call for N milliseconds; then it says what they
 * did and when Redis did not answer, and ends.
 */
public final class HistoryProbe {
  private static final long LIMIT_NANOS = 60_000_000_000L;
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private HistoryProbe() {}

  /** Arguments: the file of the truth, the file of the log, whether there will be hits. */
  public static void main(String[] arguments) throws Exception {
    Workload workload = Workload.ofProperties();
    Origin.begin(Truth.in(Path.of(arguments[0]), workload.keys() + 1), workload);
    tryOut(workload, Boolean.parseBoolean(arguments[2]));
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("clock")) {
        System.out.println("clock: " + System.nanoTime());
      } else {
        run(workload, Path.of(arguments[1]), Long.parseLong(line.substring(3)));
        System.exit(0);
      }
    }
  }

  /** What a call has thrown that the application did not throw itself. */
  static synchronized void failed(Throwable thrown) {
    System.out.println("failed: " + thrown);
    thrown.printStackTrace();
  }

  private static void tryOut(Workload workload, boolean hits) throws InterruptedException {
    int key = workload.keys();
    awaitSite("row", () -> Origin.read(key));
    if (workload.many() > 0) {
      awaitSite("many", () -> Origin.readMany(List.of(key)));
    }
    awaitSite("write", () -> write(key));
    awaitSite("change", () -> Origin.ledger().inTransaction(key, true));
    if (hits) {
      await(
          () -> {
            long before = Origin.LOADS.get();
            Origin.read(key);
            return Origin.LOADS.get() == before;
          });
    }
    Origin.LOADS.set(0);
  }

  private static void write(int key) {
    try {
      Origin.write(key);
    } catch (WrittenException thrown) {
      // some do
    }
  }

  private static void awaitSite(String rule, Runnable call) throws InterruptedException {
    await(
        () -> {
          call.run();
          return hasSite(rule);
        });
  }

  private static boolean hasSite(String rule) {
    try {
      ObjectName name = new ObjectName("dev.larder:type=Rule,name=" + rule);
      return SERVER.isRegistered(name)
          && ((String[]) SERVER.getAttribute(name, "Sites")).length > 0;
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LIMIT_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("the rules do not run");
      }
      Thread.sleep(5);
    }
  }

  private static void run(Workload workload, Path file, long millis) throws Exception {
    Pulse pulse = new Pulse(Integer.getInteger("history.port", 0));
    Thread beating = new Thread(pulse, "pulse");
    beating.setDaemon(true);
    beating.start();
    long end = System.nanoTime() + millis * 1_000_000;
    List<Thread> threads = new ArrayList<>();
    try (HistoryLog log = new HistoryLog(file)) {
      for (int i = 0; i < workload.threads(); i++) {
        threads.add(new Thread(new Worker(workload, i, log.part(i), end), "worker-" + i));
      }
      threads.forEach(Thread::start);
      Thread.sleep(millis / 4);
      System.out.println(Resources.now().line());
      for (Thread thread : threads) {
        thread.join();
      }
      System.out.println(Resources.now().line());
    }
    pulse.end();
    System.out.println("loads: " + Origin.LOADS.get());
  }
}
