package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.store.StoreException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What tests of outages measure and expect. */
final class Outage {
  private Outage() {}

  static void assertFails(CompletionStage<?> stage) {
    assertThatThrownBy(() -> stage.toCompletableFuture().get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(StoreException.class);
  }

  static double millisOf(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return (System.nanoTime() - start) / 1e6;
  }

  static double millisUntil(BooleanSupplier reached) {
    return millisOf(
        () ->
            await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(reached::getAsBoolean));
  }

  static void report(String what, double... millis) {
    StringBuilder line = new StringBuilder(what).append(" [ms]:");
    for (double ms : millis) {
      line.append(String.format(" %.1f", ms));
    }
    System.out.println(line);
  }

  static double median(double... millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
