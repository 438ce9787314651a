package dev.larder.testing.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** One thread of a load, with a connection of its own. */
final class LoadThread {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  // A server that is down would otherwise be asked in a busy loop.
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(20);

  private final URI server;
  private final List<RequestKind> kinds;
  private final List<LatencyLog> logs;
  private final int totalWeight;
  private final SplittableRandom random;

  LoadThread(URI server, List<RequestKind> kinds, long seed) {
    this.server = server;
    this.kinds = kinds;
    this.logs = Stream.generate(LatencyLog::new).limit(kinds.size()).toList();
    this.totalWeight = kinds.stream().mapToInt(RequestKind::weight).sum();
    this.random = new SplittableRandom(seed);
  }

  /** Sends until the deadline; what was measured, in the order of the kinds. */
  List<Latencies> run(long deadlineNanos) throws IOException, InterruptedException {
    try (HttpConnection connection = new HttpConnection(server, TIMEOUT)) {
      while (System.nanoTime() - deadlineNanos < 0) {
        int kind = pick();
        send(connection, kinds.get(kind), logs.get(kind));
      }
    }
    return logs.stream().map(LatencyLog::latencies).toList();
  }

  private void send(HttpConnection connection, RequestKind kind, LatencyLog log)
      throws InterruptedException {
    Request request = kind.request().apply(random);
    long start = System.nanoTime();
    try {
      Response response = connection.send(request);
      log.answered(System.nanoTime() - start);
      Optional<String> problem = kind.check().problem(request, response);
      problem.ifPresent(wrong -> log.failed(request + ": " + wrong));
    } catch (IOException e) {
      log.failed(request + ": " + e);
      Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
    }
  }

  private int pick() {
    int left = random.nextInt(totalWeight);
    int kind = 0;
    while (left >= kinds.get(kind).weight()) {
      left -= kinds.get(kind).weight();
      kind++;
    }
    return kind;
  }
}
