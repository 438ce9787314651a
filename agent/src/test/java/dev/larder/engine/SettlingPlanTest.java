package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.Unless;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.Counter;
import dev.larder.metrics.MissReason;
import dev.larder.metrics.RuleStatistics;
import dev.larder.pattern.CacheAside;
import dev.larder.store.FakeStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.CallTags;
import dev.larder.version.EntryTags;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reads of what another JVM has written that is committed later. */
final class SettlingPlanTest {
  private static final String KEY = "ns:42";
  private static final String TAG = "ns:~tag:lamps";

  private final FakeTicker ticker = new FakeTicker(1_000_000_000);
  private final FakeStore redis = new FakeStore(ticker);
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));
  private final RuleStatistics statistics = new RuleStatistics();

  /** One tag for all entries, told by the call or by the result. */
  private record Tags(boolean ofResult) implements EntryTags {
    @Override
    public String prefix() {
      return "ns:~tag:";
    }

    @Override
    public CallTags before(Object @Nullable [] arguments) {
      return new CallTags(ofResult ? List.of() : List.of(TAG), ofResult);
    }

    @Override
    public List<String> after(Object @Nullable [] arguments, @Nullable Object result) {
      return ofResult ? List.of(TAG) : List.of();
    }
  }

  @Test
  void while_a_key_settles_each_call_loads_for_itself_and_stores_nothing() {
    ReadPlan plan = plan(EntryTags.NONE);
    load(plan, "old");
    drop(KEY, 1_000);

    assertThat(plan.enter(42L)).isNull();
    assertThat(flights.size()).isZero();
    assertThat(statistics.missReasons()).containsEntry("SETTLING", 1L);
    assertThat(lastMiss()).isEqualTo(MissReason.SETTLING);

    drop(KEY, 0);
    load(plan, "new");
    assertThat(hit(plan)).isEqualTo("new");
  }

  @Test
  void a_load_that_began_before_is_not_stored() {
    ReadPlan plan = plan(EntryTags.NONE);
    Object ticket = plan.enter(42L);
    drop(KEY, 1_000);
    plan.exit(Objects.requireNonNull(ticket), "old", null);
    assertThat(plan.enter(42L)).isNull();

    drop(KEY, 0);
    load(plan, "new");
    assertThat(hit(plan)).isEqualTo("new");
  }

  @Test
  void while_a_version_settles_nothing_is_stored_with_it_and_then_something_is() {
    for (boolean ofResult : new boolean[] {false, true}) {
      ReadPlan plan = plan(new Tags(ofResult));
      drop(KEY, 0);
      load(plan, "older");
      assertThat(hit(plan)).isEqualTo("older");
      drop(TAG, 1_000);

      load(plan, "old");
      load(plan, "old");
      ticker.advance(Duration.ofSeconds(2));
      load(plan, "new");
      assertThat(hit(plan)).isEqualTo("new");
    }
    assertThat(statistics.count(Counter.STORE_FAILURES)).isZero();
  }

  @Test
  void nor_does_a_call_lead_that_finds_so_when_it_looks_again() {
    ReadPlan plan = plan(EntryTags.NONE);
    Flight ending =
        (Flight)
            Objects.requireNonNull(CompletableFuture.supplyAsync(() -> plan.enter(42L)).join());
    redis.afterNextRead(
        () -> {
          flights.end(ending);
          drop(KEY, 1_000);
        });

    assertThat(plan.enter(42L)).isNull();
    assertThat(flights.size()).isZero();
    assertThat(lastMiss()).isEqualTo(MissReason.SETTLING);
  }

  private MissReason lastMiss() {
    return Objects.requireNonNull(flights.misses().of(KEY)).reason();
  }

  private void drop(String key, long settleMillis) {
    redis.drop(List.of(key), EntryFormat.tombstone(settleMillis));
  }

  private static void load(ReadPlan plan, String row) {
    Object ticket = plan.enter(42L);
    assertThat(ticket).isInstanceOf(Flight.class);
    plan.exit(Objects.requireNonNull(ticket), row, null);
  }

  private static @Nullable Object hit(ReadPlan plan) {
    Object hit = plan.enter(42L);
    assertThat(hit).isInstanceOf(Hit.class);
    return ((Hit) Objects.requireNonNull(hit)).get();
  }

  private ReadPlan plan(EntryTags tags) {
    EntryFormat format = Formats.of(String.class);
    ReadSettings settings = new ReadSettings(60_000, 0, 30_000, 0, 1 << 20, Long.MAX_VALUE);
    ReadSite site =
        new ReadSite(
            values -> "ns:" + values,
            format,
            new CacheAside(true),
            settings,
            statistics,
            Unless.NEVER,
            tags);
    return ReadPlan.remote(site, flights, redis, Leading.OF_THIS_JVM, ticker);
  }
}
