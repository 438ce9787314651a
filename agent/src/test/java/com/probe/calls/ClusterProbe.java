package com.probe.calls;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One of several JVMs, told what to call by lines: {@code NAME ID NUMBER THREADS}, {@code read NAME
 * ID NUMBER SECONDS}, {@code change ID VALUE}, {@code interrupt}. It says {@code calling NAME ID}
 * and, when all threads are done, {@code called NAME ID runs=N longest=MILLIS values=V,V}; a value
 * is a result or the class of an exception.
 */
public final class ClusterProbe {
  /** An origin by its name. */
  private interface Origin {
    String call(int id, int number) throws Exception;
  }

  private static final Map<String, Origin> ORIGINS =
      Map.ofEntries(
          Map.entry("slow", Clustered::slow),
          Map.entry("tagged", Clustered::tagged),
          Map.entry("whole", Clustered::whole),
          Map.entry("patterned", Clustered::patterned),
          Map.entry("auto", Clustered::auto),
          Map.entry("patient", Clustered::patient),
          Map.entry("hot", Clustered::hot),
          Map.entry("stale", Clustered::stale),
          Map.entry("locked", Clustered::locked),
          Map.entry("failing", Clustered::failing),
          Map.entry("nothing", Clustered::nothing),
          Map.entry("a", Clustered::a),
          Map.entry("b", Clustered::b));

  private ClusterProbe() {}

  /** Reads lines until there are no more. */
  public static void main(String[] arguments) throws Exception {
    Clustered.change(0, "none");
    ORIGINS.forEach((name, origin) -> Larder.awaitSite(name, () -> quiet(() -> origin.call(0, 0))));
    Larder.awaitSite("changed", () -> Clustered.change(0, "none"));
    Checks.await("there are hits", Duration.ofSeconds(20), ClusterProbe::isHit);
    makeVersions();
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      new Thread(() -> obey(words)).start();
    }
    System.exit(0);
  }

  /**
   * Of all rules, before anybody counts loads. Redis broadcasts at the end of a round what was done
   * in it, after the answers of that round: who learns of a version in the round in which another
   * JVM makes it is told of it once more, and loads without waiting for the other.
   */
  private static void makeVersions() {
    ORIGINS.values().forEach(origin -> quiet(() -> origin.call(0, 0)));
  }

  private static void quiet(Callable<String> call) {
    try {
      call.call();
    } catch (Exception expected) {
      // what it throws is not what is looked at
    }
  }

  private static boolean isHit() {
    int before = Clustered.runs("slow", 0);
    quiet(() -> Clustered.slow(0, 0));
    return Clustered.runs("slow", 0) == before;
  }

  private static void obey(String[] words) {
    try {
      switch (words[0]) {
        case "interrupt" -> Clustered.interrupt();
        case "change" -> {
          Clustered.change(Integer.parseInt(words[1]), words[2]);
          System.out.println("changed " + words[1]);
        }
        case "read" ->
            read(
                words[1],
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]));
        default ->
            call(
                words[0],
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]));
      }
    } catch (Exception e) {
      System.out.println("failed " + String.join(" ", words) + " " + e);
    }
  }

  private static void call(String name, int id, int number, int threads) throws Exception {
    int before = Clustered.runs(name, id);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CyclicBarrier start =
        new CyclicBarrier(threads, () -> System.out.println("calling " + name + " " + id));
    List<Future<String>> results = new ArrayList<>();
    long[] millis = new long[threads];
    for (int i = 0; i < threads; i++) {
      int mine = i;
      results.add(
          pool.submit(
              () -> {
                start.await();
                long began = System.nanoTime();
                try {
                  return ORIGINS.get(name).call(id, number);
                } finally {
                  millis[mine] = (System.nanoTime() - began) / 1_000_000;
                }
              }));
    }
    TreeSet<String> values = new TreeSet<>();
    for (Future<String> result : results) {
      values.add(valueOf(result));
    }
    pool.shutdown();
    say(name, id, before, Arrays.stream(millis).max().orElse(0), values);
  }

  /**
   * Calls over and over by one thread; says the same as of many calls at once, and {@code missed}
   * among the values where one of them had to load or to wait for a load.
   */
  private static void read(String name, int id, int number, int seconds) throws Exception {
    System.out.println("calling " + name + " " + id);
    int before = Clustered.runs(name, id);
    long missedBefore = missed(name);
    TreeSet<String> values = new TreeSet<>();
    long longest = 0;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() - end < 0) {
      long began = System.nanoTime();
      values.add(ORIGINS.get(name).call(id, number));
      longest = Math.max(longest, System.nanoTime() - began);
      Checks.pause(5);
    }
    if (missed(name) != missedBefore) {
      values.add("missed");
    }
    say(name, id, before, longest / 1_000_000, values);
  }

  private static long missed(String name) {
    return Larder.count(name, "Misses") + Larder.count(name, "Joined");
  }

  private static void say(String name, int id, int runsBefore, long longest, Set<String> values) {
    System.out.printf(
        "called %s %d runs=%d longest=%d values=%s%n",
        name, id, Clustered.runs(name, id) - runsBefore, longest, String.join(",", values));
  }

  private static String valueOf(Future<String> result) throws InterruptedException {
    try {
      return String.valueOf(result.get());
    } catch (ExecutionException e) {
      return e.getCause().getClass().getSimpleName();
    }
  }
}
