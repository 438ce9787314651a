package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.engine.decision.Ages;
import dev.larder.engine.decision.Ahead;
import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.entry.RefusedValueException;
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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Writes that replace the entry of a read, or are not sure enough to. */
final class ReplacingTest {
  private static final int MOST_BYTES = 200;

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));
  private final ReadPlan plan = plan(60_000, String.class);
  private final Replacing replacing = Objects.requireNonNull(plan.replacing());

  private ReadPlan plan(long ttlMillis, Class<?> type) {
    ReadSite site =
        new ReadSite(
            values -> "ns:" + values,
            Formats.of(type),
            new CacheAside(false),
            new ReadSettings(
                ttlMillis,
                0,
                ttlMillis,
                0,
                MOST_BYTES,
                Long.MAX_VALUE,
                new Ages(0, 0, Ahead.never()),
                false),
            new RuleStatistics());
    return ReadPlan.remote(site, flights, redis, Leading.OF_THIS_JVM, ticker);
  }

  private boolean replaces(String value) throws RefusedValueException {
    return replaces(replacing.begin("ns:42"), value);
  }

  private boolean replaces(Flight write, String value) throws RefusedValueException {
    Loaded form = replacing.form(write, value);
    return form != null && replacing.store(write, form).join();
  }

  private @Nullable Object read() {
    return ((Hit) Objects.requireNonNull(plan.enter(42L))).get();
  }

  @Test
  void what_was_written_is_there() throws Exception {
    assertThat(replaces("first")).isTrue();
    assertThat(replaces("second")).isTrue();

    assertThat(read()).isEqualTo("second");
  }

  @Test
  void not_over_what_another_writer_has_left_since() throws Exception {
    Flight write = replacing.begin("ns:42");
    assertThat(replaces("younger")).isTrue();

    assertThat(replaces(write, "older")).isFalse();
    assertThat(read()).isEqualTo("younger");
  }

  @Test
  void not_over_what_was_dropped_since() throws Exception {
    Flight write = replacing.begin("ns:42");
    redis.drop(List.of("ns:42"), EntryFormat.tombstone(0));

    assertThat(replaces(write, "older")).isFalse();
  }

  /** A drop from before it may have left nothing by then. */
  @Test
  void not_after_three_quarters_of_a_tombstones_life() throws Exception {
    Flight write = replacing.begin("ns:42");
    ticker.advance(Duration.ofNanos(EntryFormat.LONGEST_LOAD_NANOS - 1));
    assertThat(replacing.form(write, "value")).isNotNull();
    ticker.advance(Duration.ofNanos(1));

    assertThat(replacing.form(write, "value")).isNull();
  }

  /** A load from before it would be stored once the entry has gone. */
  @Test
  void not_where_entries_live_shorter_than_a_load_may_take() throws Exception {
    Replacing shortLived = Objects.requireNonNull(plan(49_999, String.class).replacing());
    Replacing longEnough = Objects.requireNonNull(plan(50_000, String.class).replacing());

    assertThat(shortLived.form(shortLived.begin("ns:42"), "value")).isNull();
    assertThat(longEnough.form(longEnough.begin("ns:42"), "value")).isNotNull();
  }

  @Test
  void not_where_nobody_could_say_what_was_there() throws Exception {
    redis.failReads(true);
    Flight write = replacing.begin("ns:42");
    redis.failReads(false);

    assertThat(replacing.form(write, "value")).isNull();
  }

  @Test
  void not_what_is_too_large() throws Exception {
    assertThat(replaces("x".repeat(MOST_BYTES))).isFalse();
  }

  /** In JSON, which does not tell one object twice from two. */
  static final class Pair {
    int[] left = {1};
    int[] right = left;
  }

  @Test
  void not_what_cannot_be_rebuilt() {
    Replacing ofPairs = Objects.requireNonNull(plan(60_000, Pair.class).replacing());
    Flight write = ofPairs.begin("ns:42");

    assertThatThrownBy(() -> ofPairs.form(write, new Pair()))
        .isInstanceOf(RefusedValueException.class);
  }

  @Test
  void only_what_the_read_could_have_returned() {
    assertThat(replacing.takes("text")).isTrue();
    assertThat(replacing.takes(1)).isFalse();
    assertThat(replacing.takes(null)).isFalse();
  }

  @Test
  void two_forms_of_a_value_are_alike_and_one_that_was_changed_is_not() throws Exception {
    Flight write = replacing.begin("ns:42");
    Loaded form = Objects.requireNonNull(replacing.form(write, "value"));

    assertThat(Objects.requireNonNull(replacing.form(write, "value")).isEncodedLike(form)).isTrue();
    assertThat(Objects.requireNonNull(replacing.form(write, "valve")).isEncodedLike(form))
        .isFalse();
    assertThat(Objects.requireNonNull(replacing.form(write, "values")).isEncodedLike(form))
        .isFalse();
  }
}
