package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.Unless;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.flight.Landing;
import dev.larder.engine.lock.Leading;
import dev.larder.invalidation.JournaledStore;
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

/** Calls of a key whose invalidation is on its way, where no message tells of versions. */
final class DirtyPlanTest {
  private static final String TAG = "ns:~tag:rows";

  private final FakeTicker ticker = new FakeTicker(1_000_000_000);
  private final FakeStore redis = new FakeStore(ticker);
  private final JournaledStore journaled = new JournaledStore(redis, EntryFormat::tombstone);
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));
  private final ReadPlan plan = plan();

  /** One tag for all rows. */
  private record RowTags() implements EntryTags {
    @Override
    public String prefix() {
      return "ns:~tag:";
    }

    @Override
    public CallTags before(Object @Nullable [] arguments) {
      return new CallTags(List.of(TAG), false);
    }
  }

  @Test
  void they_follow_no_load_from_before_another_jvms_invalidation_of_a_tag() {
    redis.confirmDrops(new CompletableFuture<>());
    var unconfirmed = journaled.drop(List.of("ns:42"), EntryFormat.tombstone(0));
    Flight before = CompletableFuture.supplyAsync(this::lead).join();
    before.land(Landing.of(new IllegalStateException("the leader's"))); // so that nobody waits
    ticker.advance(Duration.ofMillis(1));
    assertThat(plan.enter(42L)).as("what it loads is shared").isInstanceOf(Hit.class);

    redis.drop(List.of(TAG), EntryFormat.tombstone(0));
    Flight after = lead();
    plan.exit(after, "new", null);
    assertThat(plan.enter(42L)).as("nothing is stored").isInstanceOf(Flight.class);
    assertThat(unconfirmed.toCompletableFuture()).isNotDone();
  }

  private Flight lead() {
    Object ticket = plan.enter(42L);
    assertThat(ticket).isInstanceOf(Flight.class);
    return (Flight) Objects.requireNonNull(ticket);
  }

  private ReadPlan plan() {
    ReadSite site =
        new ReadSite(
            values -> "ns:" + values,
            Formats.of(String.class),
            new CacheAside(true),
            new ReadSettings(
                60_000, 0, 30_000, Duration.ofSeconds(2).toNanos(), 1 << 20, Long.MAX_VALUE),
            new RuleStatistics(),
            Unless.NEVER,
            new RowTags());
    return ReadPlan.remote(site, flights, journaled, Leading.OF_THIS_JVM, ticker);
  }
}
