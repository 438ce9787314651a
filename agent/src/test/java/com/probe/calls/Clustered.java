package com.probe.calls;

import dev.larder.testing.RespClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Origins that several JVMs want at once. They say when they begin; how long they take is told. */
final class Clustered {
  private static final String DATABASE = System.getProperty("probe.database", "");
  private static final Map<String, AtomicInteger> RUNS = new ConcurrentHashMap<>();
  private static final AtomicReference<Thread> LATEST = new AtomicReference<>();

  private Clustered() {}

  /** How often an origin has run in this JVM. */
  static int runs(String name, int id) {
    return RUNS.computeIfAbsent(name + " " + id, absent -> new AtomicInteger()).get();
  }

  /** Interrupts whoever began last. */
  static void interrupt() {
    LATEST.get().interrupt();
  }

  static String slow(int id, int millis) throws InterruptedException {
    return found("slow", id, millis);
  }

  static String tagged(int id, int millis) throws InterruptedException {
    return found("tagged", id, millis);
  }

  static String whole(int id, int millis) throws InterruptedException {
    return found("whole", id, millis);
  }

  static String patterned(int id, int millis) throws InterruptedException {
    return found("patterned", id, millis);
  }

  private static String found(String name, int id, int millis) throws InterruptedException {
    String found;
    try (RespClient database = RespClient.connect(DATABASE)) {
      found = String.valueOf(database.command("GET", "db:" + id));
    }
    run(name, id, millis);
    return found;
  }

  static String auto(int id, int millis) throws InterruptedException {
    return run("auto", id, millis);
  }

  static String patient(int id, int millis) throws InterruptedException {
    return run("patient", id, millis);
  }

  static String hot(int id, int millis) throws InterruptedException {
    return run("hot", id, millis);
  }

  static String stale(int id, int millis) throws InterruptedException {
    return run("stale", id, millis);
  }

  static synchronized String locked(int id, int millis) throws InterruptedException {
    return run("locked", id, millis);
  }

  static String failing(int id, int millis) throws InterruptedException {
    run("failing", id, millis);
    throw new IllegalStateException("no " + id);
  }

  /** There is nothing, and it may not be kept. */
  static String nothing(int id, int millis) throws InterruptedException {
    run("nothing", id, millis);
    return null;
  }

  static String a(int id, int depth) throws InterruptedException {
    String own = run("a", id, 300);
    return depth == 0 ? own : b(id, depth - 1) + own;
  }

  static String b(int id, int depth) throws InterruptedException {
    String own = run("b", id, 300);
    return depth == 0 ? own : a(id, depth - 1) + own;
  }

  /** What these find from now on. */
  static void change(int id, String value) {
    try (RespClient database = RespClient.connect(DATABASE)) {
      database.command("SET", "db:" + id, value);
    }
  }

  private static String run(String name, int id, int millis) throws InterruptedException {
    RUNS.computeIfAbsent(name + " " + id, absent -> new AtomicInteger()).incrementAndGet();
    LATEST.set(Thread.currentThread());
    System.out.println("began " + name + " " + id);
    Thread.sleep(millis);
    return "done";
  }
}
