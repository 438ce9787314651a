package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.Unless;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.Recorder;
import dev.larder.pattern.CacheAside;
import dev.larder.store.FakeStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.CallTags;
import dev.larder.version.EntryTags;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Loads whose end cannot be counted end all the same: nobody follows them for ever. */
final class UncountedPlanTest {
  private final FakeTicker ticker = new FakeTicker(1_000_000_000);
  private final FakeStore redis = new FakeStore(ticker);
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));

  /** Fails where a store is counted. */
  private static final class Failing implements Recorder {
    @Override
    public void stored() {
      throw new IllegalStateException("not counted");
    }

    @Override
    public void storeFailed() {
      stored();
    }

    @Override
    public void storeFenced() {
      stored();
    }
  }

  private record Tags(boolean ofResult) implements EntryTags {
    @Override
    public String prefix() {
      return "ns:~tag:";
    }

    @Override
    public CallTags before(Object @Nullable [] arguments) {
      return new CallTags(List.of("ns:~tag:~rule"), ofResult);
    }

    @Override
    public List<String> after(Object @Nullable [] arguments, @Nullable Object result) {
      return ofResult ? List.of("ns:~tag:" + result) : List.of();
    }
  }

  @Test
  void one_that_was_stored() {
    for (boolean ofResult : List.of(true, false)) {
      ReadPlan plan = plan(ofResult);
      plan.exit(begin(plan, "stored " + ofResult), "result", null);
      assertThat(flights.size()).isZero();
    }
  }

  @Test
  void one_that_could_not_be_stored() {
    for (boolean ofResult : List.of(true, false)) {
      ReadPlan plan = plan(ofResult);
      Object ticket = begin(plan, "failed " + ofResult);
      redis.failWrites(true);
      plan.exit(ticket, "result", null);
      redis.failWrites(false);
      assertThat(flights.size()).isZero();
    }
  }

  @Test
  void one_that_was_fenced() {
    for (boolean ofResult : List.of(true, false)) {
      ReadPlan plan = plan(ofResult);
      Object ticket = begin(plan, "fenced " + ofResult);
      redis.drop(List.of("ns:fenced " + ofResult, "ns:~tag:result"), EntryFormat.tombstone(0));
      plan.exit(ticket, "result", null);
      assertThat(flights.size()).isZero();
    }
  }

  private static Object begin(ReadPlan plan, String key) {
    Object ticket = plan.enter(key);
    assertThat(ticket).isInstanceOf(Flight.class);
    return Objects.requireNonNull(ticket);
  }

  private ReadPlan plan(boolean ofResult) {
    ReadSite site =
        new ReadSite(
            values -> "ns:" + values,
            Formats.of(String.class),
            new CacheAside(true),
            new ReadSettings(60_000, 0, 30_000, 0, 1 << 20, Long.MAX_VALUE),
            new Failing(),
            Unless.NEVER,
            new Tags(ofResult));
    return ReadPlan.remote(site, flights, redis, Leading.OF_THIS_JVM, ticker);
  }
}
