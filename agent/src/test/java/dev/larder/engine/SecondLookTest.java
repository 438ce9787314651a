package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.RuleStatistics;
import dev.larder.pattern.CacheAside;
import dev.larder.store.FakeStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Calls that found nothing, while the load that was going on has ended by the time they begin. */
final class SecondLookTest {
  private static final Duration WAIT = Duration.ofSeconds(60);

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));
  private final ReadPlan plan = plan();

  @Test
  void what_is_found_then_is_also_for_those_who_have_joined_meanwhile() throws Exception {
    Object loading = elsewhere();
    CountDownLatch hasRead = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    redis.afterNextRead(
        () -> {
          hasRead.countDown();
          waitFor(goesOn);
        });
    CompletableFuture<@Nullable Object> entered = new CompletableFuture<>();
    Thread joins = new Thread(() -> entered.complete(plan.enter(42L)));
    joins.start();
    waitFor(hasRead);
    redis.afterNextRead(
        () -> {
          plan.exit(loading, "value", null);
          redis.afterNextRead(
              () -> {
                goesOn.countDown();
                await().until(() -> joins.getState() == Thread.State.TIMED_WAITING);
              });
        });

    assertThat(valueOf(plan.enter(42L))).as("who looks again").isEqualTo("value");
    assertThat(valueOf(entered.get(20, TimeUnit.SECONDS))).as("who joins").isEqualTo("value");
    assertThat(flights.size()).isZero();
  }

  private static @Nullable Object valueOf(@Nullable Object entered) {
    assertThat(entered).isInstanceOf(Hit.class);
    return ((Hit) Objects.requireNonNull(entered)).get();
  }

  private Object elsewhere() {
    Object ticket =
        CompletableFuture.supplyAsync(() -> plan.enter(42L), task -> new Thread(task).start())
            .join();
    assertThat(ticket).isInstanceOf(Flight.class);
    return Objects.requireNonNull(ticket);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private ReadPlan plan() {
    ReadSite site =
        new ReadSite(
            values -> "ns:" + values,
            Formats.of(String.class),
            new CacheAside(true),
            new ReadSettings(60_000, 0, 30_000, WAIT.toNanos(), 1 << 20, Long.MAX_VALUE),
            new RuleStatistics());
    return ReadPlan.remote(site, flights, redis, Leading.OF_THIS_JVM, ticker);
  }
}
