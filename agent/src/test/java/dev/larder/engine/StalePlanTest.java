package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.engine.decision.Ages;
import dev.larder.engine.decision.Ahead;
import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.Unless;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.StandIn;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.flight.Landing;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.Counter;
import dev.larder.metrics.RuleStatistics;
import dev.larder.near.CaffeineStore;
import dev.larder.pattern.CacheAside;
import dev.larder.store.FakeStore;
import dev.larder.store.Seen;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.AgedTags;
import dev.larder.version.EntryTags;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Entries past their ttl that may answer while one caller loads: for 30 s after 60 s. */
final class StalePlanTest {
  private static final ReadSettings SETTINGS =
      new ReadSettings(
          60_000,
          0,
          60_000,
          Duration.ofSeconds(60).toNanos(),
          1 << 20,
          Long.MAX_VALUE,
          new Ages(30_000, 0, Ahead.never()),
          false);

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final CoarseTicker clock = new CoarseTicker(ticker);
  private final Flights flights = new Flights(new OpenWrites(clock));
  private final RuleStatistics statistics = new RuleStatistics();

  @Test
  void one_caller_loads_and_the_others_have_the_older_value_at_once() {
    for (ReadPlan plan : both()) {
      load(plan, "old");
      pass(61);
      long staleBefore = statistics.count(Counter.STALE_HITS);

      Object leader = plan.enter(42L);
      assertThat(leader).isInstanceOf(Flight.class);
      assertThat(elsewhere(plan)).isEqualTo("old");
      assertThat(elsewhere(plan)).isEqualTo("old");
      plan.exit(Objects.requireNonNull(leader), "new", null);

      assertThat(elsewhere(plan)).isEqualTo("new");
      assertThat(statistics.count(Counter.STALE_HITS) - staleBefore).isEqualTo(2);
      assertThat(statistics.missReasons()).containsKey("STALE");
    }
  }

  @Test
  void where_another_jvm_loads_the_older_value_answers_and_it_is_asked_once_a_second() {
    OtherJvm other = new OtherJvm();
    ReadPlan plan = ReadPlan.remote(site(""), flights, redis, other, ticker);
    load(plan, "old");
    pass(61);

    for (int call = 0; call < 5; call++) {
      assertThat(elsewhere(plan)).isEqualTo("old");
    }
    assertThat(other.asked).isEqualTo(1);
    assertThat(flights.size()).isZero();
    assertThat(statistics.count(Counter.STALE_HITS)).isEqualTo(5);

    pass(2);
    assertThat(elsewhere(plan)).isEqualTo("old");
    assertThat(other.asked).isEqualTo(2);

    pass(2);
    other.loads = false;
    load(plan, "new");
    assertThat(elsewhere(plan)).isEqualTo("new");
  }

  @Test
  void before_its_ttl_is_over_nobody_loads() {
    for (ReadPlan plan : both()) {
      load(plan, "value");
      pass(59);

      assertThat(elsewhere(plan)).isEqualTo("value");
      assertThat(statistics.count(Counter.STALE_HITS)).isZero();
    }
  }

  @Test
  void after_its_time_it_answers_nobody() {
    for (ReadPlan plan : both()) {
      load(plan, "old");
      pass(91);
      load(plan, "new");

      assertThat(elsewhere(plan)).isEqualTo("new");
    }
  }

  @Test
  void after_a_load_that_throws_the_next_caller_loads() {
    for (ReadPlan plan : both()) {
      load(plan, "old");
      pass(61);
      Object leader = Objects.requireNonNull(plan.enter(42L));
      plan.exit(leader, null, new IllegalStateException("no"));

      load(plan, "new");
      assertThat(elsewhere(plan)).isEqualTo("new");
    }
  }

  @Test
  void what_was_dropped_answers_nobody_however_young() {
    for (ReadPlan plan : both()) {
      load(plan, "old");
      pass(61);
      Object leader = Objects.requireNonNull(plan.enter(42L));
      drop(plan);

      load(plan, "new");
      plan.exit(leader, "old", null);
      assertThat(elsewhere(plan)).isEqualTo("new");
    }
  }

  @Test
  void who_waited_for_a_load_that_throws_has_the_older_value_while_its_time_lasts() {
    Throwable thrown = new IllegalStateException("as the method threw it");
    StandIn standIn = new StandIn(Hit.of("old"), Seen.ABSENT, ticker.nanos() + 1_000_000_000);
    for (ReadPlan plan : both()) {
      assertThat(joined(plan, thrown, standIn).get()).isEqualTo("old");
    }
    pass(2);
    for (ReadPlan plan : both()) {
      assertThatThrownBy(() -> joined(plan, thrown, standIn).get()).isSameAs(thrown);
    }
  }

  private static Hit joined(ReadPlan plan, Throwable thrown, StandIn standIn) {
    Object joined = plan.join(Landing.of(thrown), standIn);
    assertThat(joined).isInstanceOf(Hit.class);
    return (Hit) Objects.requireNonNull(joined);
  }

  @Test
  void that_there_is_nothing_is_said_no_longer_than_its_ttl() {
    for (ReadPlan plan : both()) {
      load(plan, null);
      pass(61);

      load(plan, "now there is");
      assertThat(elsewhere(plan)).isEqualTo("now there is");
    }
  }

  @Test
  void a_value_that_can_change_is_copied_for_each() {
    for (ReadPlan plan : bothOf(new byte[] {1})) {
      load(plan, new byte[] {1});
      pass(61);
      Object leader = Objects.requireNonNull(plan.enter(42L));

      byte[] mine = (byte[]) Objects.requireNonNull(elsewhere(plan));
      mine[0] = 2;
      assertThat((byte[]) elsewhere(plan)).containsExactly(1);
      plan.exit(leader, new byte[] {3}, null);
      assertThat((byte[]) elsewhere(plan)).containsExactly(3);
    }
  }

  private void drop(ReadPlan plan) {
    flights.doom("ns:42");
    plan.drop("ns:42");
    redis.drop(List.of("ns:42"), EntryFormat.tombstone(0));
  }

  private void pass(int seconds) {
    ticker.advance(Duration.ofSeconds(seconds));
    clock.tick();
  }

  private static void load(ReadPlan plan, @Nullable Object result) {
    Object ticket = plan.enter(42L);
    assertThat(ticket).isInstanceOf(Flight.class);
    plan.exit(Objects.requireNonNull(ticket), result, null);
  }

  private static @Nullable Object elsewhere(ReadPlan plan) {
    Object entered =
        CompletableFuture.supplyAsync(() -> plan.enter(42L), task -> new Thread(task).start())
            .join();
    assertThat(entered).isInstanceOf(Hit.class);
    return ((Hit) Objects.requireNonNull(entered)).get();
  }

  private List<ReadPlan> both() {
    return bothOf("");
  }

  private ReadSite site(Object like) {
    return new ReadSite(
        values -> "ns:" + values,
        Formats.of(like.getClass()),
        new CacheAside(true),
        SETTINGS,
        statistics,
        Unless.NEVER,
        new AgedTags(EntryTags.NONE));
  }

  private List<ReadPlan> bothOf(Object like) {
    ReadSite site = site(like);
    return List.of(
        ReadPlan.remote(site, flights, redis, Leading.OF_THIS_JVM, ticker),
        ReadPlan.local(site, flights, CaffeineStore.factory(100, ticker), ticker));
  }
}
