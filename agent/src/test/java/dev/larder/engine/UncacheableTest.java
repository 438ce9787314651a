package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.Unless;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.KeyLocks;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.RuleStatistics;
import dev.larder.pattern.CacheAside;
import dev.larder.store.FakeLocks;
import dev.larder.store.FakeStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Results that cannot be cached, and who waits for them; two plans stand for two JVMs. */
final class UncacheableTest {
  private static final Duration WAIT = Duration.ofSeconds(60);
  private static final Duration SOON = Duration.ofSeconds(20);

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final FakeLocks locks = new FakeLocks(ticker);
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));
  private final ReadPlan plan = plan(flights, Leading.OF_THIS_JVM, Unless.NEVER);
  private final String tooLarge = "x".repeat(2 << 20);

  @Test
  void after_a_result_that_cannot_be_stored_nobody_waits_for_the_next() {
    List<ReadPlan> plans =
        List.of(
            plan,
            plan(flights, Leading.OF_THIS_JVM, (arguments, result) -> true),
            plan(flights, Leading.OF_THIS_JVM, Unless.NEVER));
    List<@Nullable Object> results = new ArrayList<>();
    results.add(tooLarge);
    results.add("not kept");
    results.add(null);
    for (int i = 0; i < plans.size(); i++) {
      long key = i;
      plans.get(i).exit(entered(plans.get(i), key), results.get(i), null);

      Object leader = entered(plans.get(i), key);
      assertThat(leader).isInstanceOf(Flight.class);
      assertThat(inAnotherThread(plans.get(i), key)).succeedsWithin(SOON).isNull();
      plans.get(i).exit(leader, results.get(i), null);
    }
  }

  @Test
  void an_exception_leaves_no_such_mark() {
    plan.exit(entered(plan, 42L), null, new IllegalStateException());

    assertThat(isFollowed()).isTrue();
  }

  @Test
  void an_invalidation_or_a_result_that_is_stored_ends_it() {
    plan.exit(entered(plan, 42L), tooLarge, null);
    flights.doom("ns:42");
    assertThat(isFollowed()).isTrue();

    dropByAnotherJvm();
    plan.exit(entered(plan, 42L), tooLarge, null);
    plan.exit(entered(plan, 42L), "value", null);
    dropByAnotherJvm();
    assertThat(isFollowed()).isTrue();
  }

  @Test
  void two_minutes_end_it() {
    plan.exit(entered(plan, 42L), tooLarge, null);
    ticker.advance(Duration.ofMinutes(2));

    assertThat(isFollowed()).isTrue();
  }

  @Test
  void a_load_that_was_doomed_says_nothing_of_those_after_it() {
    Object doomed = entered(plan, 42L);
    flights.doom("ns:42");
    plan.exit(doomed, tooLarge, null);

    assertThat(isFollowed()).isTrue();
  }

  @Test
  void other_jvms_are_told_and_store_what_can_be_stored_all_the_same() {
    ReadPlan one = plan(flights, leading(), Unless.NEVER);
    Flights others = new Flights(new OpenWrites(new CoarseTicker(ticker)));
    ReadPlan two = plan(others, leading(), Unless.NEVER);
    one.exit(entered(one, 42L), tooLarge, null);
    assertThat(locks.isLocked("ns:42~lock")).isTrue();

    Object leader = entered(two, 42L);
    assertThat(inAnotherThread(two, 42L)).succeedsWithin(SOON).isNull();
    two.exit(leader, "value", null);
    assertThat(((Hit) entered(one, 42L)).get()).isEqualTo("value");
  }

  @Test
  void what_another_jvm_has_stored_is_for_followers_too() {
    ReadPlan other = plan(new Flights(flights.openWrites()), leading(), Unless.NEVER);
    Object there = entered(other, 42L);
    CompletableFuture<@Nullable Object> follower = new CompletableFuture<>();
    ReadPlan[] here = new ReadPlan[1];
    Thread second = new Thread(() -> follower.complete(here[0].enter(42L)));
    KeyLocks keyLocks =
        new KeyLocks(
            locks,
            ticker,
            nanos -> {
              second.start();
              await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
              other.exit(there, "value", null);
            });
    here[0] = plan(flights, keyLocks.leading(true, true, WAIT), Unless.NEVER);

    assertThat(((Hit) entered(here[0], 42L)).get()).isEqualTo("value");
    assertThat(((Hit) Objects.requireNonNull(follower.join())).get()).isEqualTo("value");
    assertThat(flights.size()).isZero();
    assertThat(keyLocks.size()).isZero();
  }

  private void dropByAnotherJvm() {
    redis.drop(List.of("ns:42"), EntryFormat.tombstone(0));
  }

  /** Whether a second caller waits for a load of the key; the load's result is stored. */
  private boolean isFollowed() {
    Object leader = entered(plan, 42L);
    CompletableFuture<@Nullable Object> follower = new CompletableFuture<>();
    Thread second = new Thread(() -> follower.complete(plan.enter(42L)));
    second.start();
    await()
        .until(
            () ->
                second.getState() == Thread.State.TIMED_WAITING
                    || second.getState() == Thread.State.TERMINATED);
    boolean waits = !follower.isDone();
    plan.exit(leader, "value", null);
    return waits && follower.join() instanceof Hit;
  }

  private static CompletableFuture<@Nullable Object> inAnotherThread(ReadPlan plan, Object values) {
    return CompletableFuture.supplyAsync(
        () -> plan.enter(values), task -> new Thread(task).start());
  }

  private Leading leading() {
    return new KeyLocks(locks, ticker, nanos -> {}).leading(true, true, WAIT);
  }

  private ReadPlan plan(Flights those, Leading leading, Unless unless) {
    ReadSite site =
        new ReadSite(
            values -> "ns:" + values,
            Formats.of(String.class),
            new CacheAside(false),
            new ReadSettings(60_000, 0, 30_000, WAIT.toNanos(), 1 << 20, Long.MAX_VALUE),
            new RuleStatistics(),
            unless);
    return ReadPlan.remote(site, those, redis, leading, ticker);
  }

  private static Object entered(ReadPlan plan, Object values) {
    return Objects.requireNonNull(plan.enter(values));
  }
}
