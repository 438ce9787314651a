package dev.larder.testing.load;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends a mix of requests from a number of threads, each waiting for an answer before it asks
 * again. The same seed gives every thread the same requests in the same order.
 */
public final class LoadDriver {
  private final URI server;
  private final List<RequestKind> kinds;
  private final long seed;

  public LoadDriver(URI server, List<RequestKind> kinds, long seed) {
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("nothing to send");
    }
    this.server = server;
    this.kinds = List.copyOf(kinds);
    this.seed = seed;
  }

  /** Runs for this long; requests that are under way at the end are waited for. */
  public LoadReport run(int threads, Duration duration) throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      long start = System.nanoTime();
      List<Future<List<Latencies>>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        LoadThread load = new LoadThread(server, kinds, seed + thread);
        running.add(executor.submit(() -> load.run(start + duration.toNanos())));
      }
      List<List<Latencies>> parts = await(running);
      return report(Duration.ofNanos(System.nanoTime() - start), parts);
    } finally {
      executor.shutdownNow();
    }
  }

  private static List<List<Latencies>> await(List<Future<List<Latencies>>> running)
      throws InterruptedException {
    List<List<Latencies>> parts = new ArrayList<>();
    for (Future<List<Latencies>> thread : running) {
      try {
        parts.add(thread.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a load thread failed", e.getCause());
      }
    }
    return parts;
  }

  private LoadReport report(Duration elapsed, List<List<Latencies>> parts) {
    Map<String, Latencies> byKind = new LinkedHashMap<>();
    for (int i = 0; i < kinds.size(); i++) {
      int kind = i;
      byKind.put(
          kinds.get(kind).name(),
          Latencies.merge(parts.stream().map(part -> part.get(kind)).toList()));
    }
    return new LoadReport(elapsed, byKind);
  }
}
