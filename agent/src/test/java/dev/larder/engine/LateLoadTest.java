package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.KeyLocks;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.RuleStatistics;
import dev.larder.near.CaffeineStore;
import dev.larder.pattern.CacheAside;
import dev.larder.store.FakeLocks;
import dev.larder.store.FakeStore;
import dev.larder.store.LocalStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Loads that take longer than their followers wait, or hang for ever. */
final class LateLoadTest {
  private static final Duration WAIT = Duration.ofMillis(1);

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final FakeLocks locks = new FakeLocks(ticker);
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));

  @Test
  void after_one_has_waited_in_vain_the_next_loads_and_is_stored() {
    for (ReadPlan plan : both()) {
      hangs(plan);

      load(plan, "value");
      assertThat(hit(plan)).isEqualTo("value");
    }
  }

  @Test
  void the_next_has_the_lock_of_all_jvms() {
    ReadPlan plan = remote(new KeyLocks(locks, ticker, nanos -> {}).leading(true, true, WAIT));
    hangs(plan);

    load(plan, "value");
    assertThat(hit(plan)).isEqualTo("value");
    assertThat(locks.isLocked("ns:42~lock")).isFalse();
  }

  @Test
  void what_ends_late_is_stored_if_nothing_else_was() {
    for (ReadPlan plan : both()) {
      Object late = hangs(plan);
      plan.exit(late, "slow", null);

      assertThat(hit(plan)).isEqualTo("slow");
      assertThat(flights.doom("ns:42")).as("it is known no more").isFalse();
    }
  }

  @Test
  void what_ends_late_does_not_take_the_place_of_what_was_loaded_after_it() {
    for (ReadPlan plan : both()) {
      Object late = hangs(plan);
      load(plan, "newer");
      plan.exit(late, "older", null);

      assertThat(hit(plan)).isEqualTo("newer");
    }
  }

  @Test
  void what_ends_late_is_not_stored_after_an_invalidation() {
    for (ReadPlan plan : both()) {
      Object late = hangs(plan);
      invalidate(plan);
      plan.exit(late, "old", null);
      assertThat(plan.enter(42L)).isInstanceOf(Flight.class);
      flights.doom("ns:42");

      Object later = hangs(plan);
      Object next = Objects.requireNonNull(plan.enter(42L));
      invalidate(plan);
      plan.exit(later, "old", null);
      plan.exit(next, "old", null);
      assertThat(plan.enter(42L)).isInstanceOf(Flight.class);
      flights.doom("ns:42");
    }
  }

  @Test
  void a_call_within_a_late_load_of_its_own_key_runs_the_origin() {
    for (ReadPlan plan : both()) {
      Object mine = Objects.requireNonNull(plan.enter(42L));
      assertThat(elsewhere(plan)).isNull();
      int calls = redis.calls();

      assertThat(plan.enter(42L)).isNull();
      assertThat(redis.calls()).isEqualTo(calls);
      plan.exit(mine, "value", null);
    }
  }

  /** A load of another thread that a caller of this one has waited for in vain. */
  private static Object hangs(ReadPlan plan) {
    Object hanging = Objects.requireNonNull(elsewhere(plan));
    assertThat(hanging).isInstanceOf(Flight.class);
    assertThat(plan.enter(42L)).as("one that waits").isNull();
    return hanging;
  }

  private static @Nullable Object elsewhere(ReadPlan plan) {
    return CompletableFuture.supplyAsync(() -> plan.enter(42L), task -> new Thread(task).start())
        .join();
  }

  private void invalidate(ReadPlan plan) {
    flights.doom("ns:42");
    plan.drop("ns:42");
    redis.drop(List.of("ns:42"), EntryFormat.tombstone(0));
  }

  private static void load(ReadPlan plan, String result) {
    Object ticket = plan.enter(42L);
    assertThat(ticket).isInstanceOf(Flight.class);
    plan.exit(Objects.requireNonNull(ticket), result, null);
  }

  private static @Nullable Object hit(ReadPlan plan) {
    Object hit = plan.enter(42L);
    assertThat(hit).isInstanceOf(Hit.class);
    return ((Hit) Objects.requireNonNull(hit)).get();
  }

  private List<ReadPlan> both() {
    return List.of(
        remote(Leading.OF_THIS_JVM), ReadPlan.local(site(), flights, localStores(), ticker));
  }

  private ReadPlan remote(Leading leading) {
    return ReadPlan.remote(site(), flights, redis, leading, ticker);
  }

  private static ReadSite site() {
    return new ReadSite(
        values -> "ns:" + values,
        Formats.of(String.class),
        new CacheAside(true),
        new ReadSettings(60_000, 0, 30_000, WAIT.toNanos(), 1 << 20, Long.MAX_VALUE),
        new RuleStatistics());
  }

  private LocalStore.Factory localStores() {
    return new LocalStore.Factory() {
      @Override
      public <E> LocalStore<E> create(long ttlMillis) {
        return CaffeineStore.of(100, ttlMillis, ticker);
      }
    };
  }
}
