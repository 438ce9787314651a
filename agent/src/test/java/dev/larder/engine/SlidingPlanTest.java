package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.decision.Ages;
import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.Unless;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.RuleStatistics;
import dev.larder.near.CaffeineStore;
import dev.larder.pattern.CacheAside;
import dev.larder.store.FakeStore;
import dev.larder.store.LocalStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.AgedTags;
import dev.larder.version.EntryTags;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Entries that live for 60 s from each hit on; not-found entries for 30 s in all. */
final class SlidingPlanTest {
  private static final ReadSettings SETTINGS =
      new ReadSettings(60_000, 0, 30_000, 0, 1 << 20, Long.MAX_VALUE, Ages.none(), true);

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final CoarseTicker clock = new CoarseTicker(ticker);
  private final Flights flights = new Flights(new OpenWrites(clock));

  @Test
  void it_lives_as_long_as_it_is_asked_for() {
    for (ReadPlan plan : both()) {
      load(plan, "value");
      for (int i = 0; i < 20; i++) {
        pass(50);
        assertThat(found(plan)).isEqualTo("value");
      }
      pass(61);
      load(plan, "anew");
    }
  }

  @Test
  void that_there_is_nothing_is_not_prolonged() {
    for (ReadPlan plan : both()) {
      load(plan, null);
      pass(20);
      assertThat(found(plan)).isNull();
      pass(11);
      load(plan, "anew");
    }
  }

  @Test
  void one_that_is_young_yet_is_left_as_it_is() {
    ReadPlan plan = both().get(0);
    load(plan, "value");
    pass(5);
    int before = redis.calls();

    assertThat(found(plan)).isEqualTo("value");
    assertThat(redis.calls() - before).isEqualTo(1);
    pass(2);
    assertThat(found(plan)).isEqualTo("value");
    assertThat(redis.calls() - before).isEqualTo(3);
  }

  @Test
  void one_that_was_dropped_meanwhile_is_not_prolonged() {
    ReadPlan plan = both().get(0);
    load(plan, "value");
    pass(50);
    redis.afterNextRead(() -> redis.drop(List.of("ns:42"), EntryFormat.tombstone(0)));

    assertThat(found(plan)).isEqualTo("value"); // it was there when it was read
    pass(61);
    assertThat(redis.get("ns:42").bytes()).isNull();
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

  private static @Nullable Object found(ReadPlan plan) {
    Object entered = plan.enter(42L);
    assertThat(entered).isInstanceOf(Hit.class);
    return ((Hit) Objects.requireNonNull(entered)).get();
  }

  private List<ReadPlan> both() {
    ReadSite site =
        new ReadSite(
            values -> "ns:" + values,
            Formats.of(String.class),
            new CacheAside(true),
            SETTINGS,
            new RuleStatistics(),
            Unless.NEVER,
            new AgedTags(EntryTags.NONE));
    return List.of(
        ReadPlan.remote(site, flights, redis, Leading.OF_THIS_JVM, ticker),
        ReadPlan.local(site, flights, localStores(), ticker));
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
