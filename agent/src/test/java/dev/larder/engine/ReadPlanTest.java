package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.EntryName;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.Counter;
import dev.larder.metrics.RuleStatistics;
import dev.larder.near.CaffeineStore;
import dev.larder.pattern.CacheAside;
import dev.larder.store.FakeStore;
import dev.larder.store.LocalStore;
import dev.larder.store.Seen;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A call's way through a plan, step by step, with the stores of both kinds. */
final class ReadPlanTest {
  private static final ReadSettings SETTINGS =
      new ReadSettings(60_000, 0, 30_000, Duration.ofSeconds(2).toNanos(), 1 << 20, Long.MAX_VALUE);

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final CoarseTicker clock = new CoarseTicker(ticker);
  private final OpenWrites openWrites = new OpenWrites(clock);
  private final Flights flights = new Flights(openWrites);
  private final RuleStatistics statistics = new RuleStatistics();

  @Test
  void a_loaded_value_is_a_hit_for_the_next_call() {
    for (ReadPlan plan : both(String.class)) {
      load(plan, 42L, "value");

      assertThat(hit(plan, 42L)).isEqualTo("value");
    }
  }

  @Test
  void an_entry_ends_with_its_ttl() {
    for (ReadPlan plan : both(String.class)) {
      load(plan, 42L, "value");
      pass(Duration.ofSeconds(61));

      load(plan, 42L, "loaded anew");
      assertThat(hit(plan, 42L)).isEqualTo("loaded anew");
    }
  }

  @Test
  void a_hit_without_a_closer_look_is_had_again_and_not_while_there_are_open_writes() {
    ReadPlan plan = plan(String.class, true);
    load(plan, 42L, "value");
    assertThat(plan.near(42L)).isNull();
    assertThat(hit(plan, 42L)).isEqualTo("value");
    assertThat(plan.near(42L)).isInstanceOf(Hit.class);

    openWrites.addUnseen();
    assertThat(plan.near(42L)).isNull();
    pass(Duration.ofMillis(10));
    assertThat(plan.near(42L)).isNull();

    openWrites.removeUnseen();
    assertThat(plan.near(42L)).isInstanceOf(Hit.class);
    pass(Duration.ofSeconds(1));
    assertThat(plan.near(42L)).isNull();
  }

  private void pass(Duration time) {
    ticker.advance(time);
    clock.tick();
  }

  @Test
  void a_missing_thing_is_remembered_for_its_own_shorter_time() {
    ReadPlan plan = remote(String.class);
    load(plan, 42L, null);

    assertThat(plan.enter(42L)).isInstanceOf(Hit.class);
    assertThat(hit(plan, 42L)).isNull();
    pass(Duration.ofSeconds(31));
    assertThat(plan.enter(42L)).isNotInstanceOf(Hit.class);
  }

  @Test
  void a_load_that_began_before_an_invalidation_is_not_stored() {
    for (ReadPlan plan : both(String.class)) {
      Object ticket = plan.enter(42L);
      invalidate(plan, "ns:42");
      plan.exit(notNull(ticket), "old", null);

      Object next = plan.enter(42L);
      assertThat(next).isInstanceOf(Flight.class);
      plan.exit(notNull(next), "new", null);
      assertThat(hit(plan, 42L)).isEqualTo("new");
    }
    assertThat(statistics.count(Counter.FENCED_STORES)).isEqualTo(2);
  }

  @Test
  void a_load_that_began_before_an_invalidation_is_not_stored_where_redis_has_lost_its_memory() {
    ReadPlan plan = remote(String.class);
    Object ticket = plan.enter(42L);
    flights.doom("ns:42"); // and no tombstone
    plan.exit(notNull(ticket), "old", null);

    assertThat(plan.enter(42L)).isInstanceOf(Flight.class);
    assertThat(statistics.count(Counter.FENCED_STORES)).isEqualTo(1);
  }

  @Test
  void while_a_key_is_held_its_calls_run_the_origin_and_keep_nothing() {
    for (ReadPlan plan : both(String.class)) {
      Object before = plan.enter(42L);
      Runnable release = flights.hold(List.of("ns:42"));
      flights.doom("ns:42");
      plan.exit(notNull(before), "old", null);

      assertThat(plan.enter(42L)).isNull();

      release.run();
      load(plan, 42L, "new");
      assertThat(hit(plan, 42L)).isEqualTo("new");
    }
  }

  @Test
  void another_jvms_invalidation_fences_a_load_that_this_jvm_does_not_know_to_be_late() {
    ReadPlan plan = remote(String.class);
    Object ticket = plan.enter(42L);
    redis.drop(List.of("ns:42"), EntryFormat.tombstone(0));
    plan.exit(notNull(ticket), "old", null);

    assertThat(plan.enter(42L)).isInstanceOf(Flight.class);
    assertThat(statistics.count(Counter.FENCED_STORES)).isEqualTo(1);
  }

  @Test
  void a_call_after_another_jvms_invalidation_does_not_wait_for_a_load_from_before_it() {
    ReadPlan plan = remote(String.class);
    Object early = CompletableFuture.supplyAsync(() -> notNull(plan.enter(42L))).join();
    pass(Duration.ofMillis(1));
    redis.drop(List.of("ns:42"), EntryFormat.tombstone(0));

    load(plan, 42L, "new");
    plan.exit(early, "old", null);

    assertThat(hit(plan, 42L)).isEqualTo("new");
  }

  @Test
  void a_load_that_outlasts_a_tombstone_is_not_stored() {
    ReadPlan plan = remote(String.class);
    Object ticket = plan.enter(42L);
    pass(Duration.ofSeconds(50));
    plan.exit(notNull(ticket), "late", null);

    assertThat(plan.enter(42L)).isInstanceOf(Flight.class);
    assertThat(statistics.count(Counter.STORES)).isZero();
  }

  @Test
  void nothing_is_stored_after_a_lookup_without_an_answer() {
    ReadPlan plan = remote(String.class);
    redis.failReads(true);
    load(plan, 42L, "value");
    redis.failReads(false);

    assertThat(plan.enter(42L)).isInstanceOf(Flight.class);
  }

  @Test
  void an_exception_of_the_origin_is_not_cached() {
    ReadPlan plan = remote(String.class);
    plan.exit(notNull(plan.enter(42L)), null, new IllegalStateException("origin"));

    assertThat(plan.enter(42L)).isInstanceOf(Flight.class);
    assertThat(statistics.count(Counter.LOAD_FAILURES)).isEqualTo(1);
  }

  @Test
  void a_nested_call_of_the_same_thread_and_key_runs_the_origin() {
    ReadPlan plan = remote(String.class);
    Object outer = plan.enter(42L);
    int calls = redis.calls();

    assertThat(plan.enter(42L)).isNull();
    assertThat(redis.calls()).isEqualTo(calls);
    plan.exit(notNull(outer), "value", null);
  }

  @Test
  void a_not_found_entry_is_no_answer_for_a_primitive_method() {
    load(remote(String.class), 42L, null);
    ReadPlan primitive = plan(long.class, false);

    assertThat(primitive.enter(42L)).isNotInstanceOf(Hit.class);
  }

  @Test
  void an_entry_of_another_shape_is_a_miss() {
    load(remote(String.class), 42L, "text");

    assertThat(remote(Integer.class).enter(42L)).isNotInstanceOf(Hit.class);
  }

  @Test
  void a_key_whose_text_cannot_be_made_runs_the_origin() {
    ReadPlan plan =
        ReadPlan.remote(
            site(
                String.class,
                values -> {
                  throw new IllegalStateException("no key");
                }),
            flights,
            redis,
            Leading.OF_THIS_JVM,
            ticker);

    assertThat(plan.enter(42L)).isNull();
    assertThat(statistics.lastError()).contains("no key");
  }

  @Test
  void a_value_over_max_bytes_is_not_stored() {
    ReadPlan plan = remote(String.class);
    load(plan, 42L, "x".repeat(2 << 20));

    assertThat(plan.enter(42L)).isInstanceOf(Flight.class);
    assertThat(statistics.lastError()).contains("max-bytes");
  }

  @Test
  void what_identifies_an_entry_is_its_first_bytes() {
    byte[] tombstone = EntryFormat.tombstone(0).bytes();

    assertThat(Seen.of(tombstone).fence()).hasSize(Seen.FENCE_BYTES);
    assertThat(Seen.of(EntryFormat.tombstone(0).bytes()).fence())
        .isNotEqualTo(Seen.of(tombstone).fence());
  }

  private List<ReadPlan> both(Class<?> type) {
    return List.of(remote(type), plan(type, true));
  }

  private ReadPlan remote(Class<?> type) {
    return plan(type, false);
  }

  private ReadPlan plan(Class<?> type, boolean local) {
    ReadSite site = site(type, values -> "ns:" + values);
    return local
        ? ReadPlan.local(site, flights, localStores(), ticker)
        : ReadPlan.remote(site, flights, redis, Leading.OF_THIS_JVM, ticker);
  }

  private ReadSite site(Class<?> type, EntryName name) {
    EntryFormat format = Formats.of(type);
    return new ReadSite(name, format, new CacheAside(true), SETTINGS, statistics);
  }

  private LocalStore.Factory localStores() {
    return new LocalStore.Factory() {
      @Override
      public <E> LocalStore<E> create(long ttlMillis) {
        return CaffeineStore.of(100, ttlMillis, ticker);
      }
    };
  }

  private void invalidate(ReadPlan plan, String key) {
    flights.doom(key);
    plan.drop(key);
    redis.drop(List.of(key), EntryFormat.tombstone(0));
  }

  private static void load(ReadPlan plan, Object values, @Nullable Object result) {
    plan.exit(notNull(plan.enter(values)), result, null);
  }

  private static @Nullable Object hit(ReadPlan plan, Object values) {
    return ((Hit) notNull(plan.enter(values))).get();
  }

  private static Object notNull(@Nullable Object ticket) {
    assertThat(ticket).isNotNull();
    return ticket == null ? new Object() : ticket;
  }
}
