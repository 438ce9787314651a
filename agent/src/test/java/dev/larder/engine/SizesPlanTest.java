package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.codec.Envelope;
import dev.larder.codec.wrap.Compression;
import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.Counter;
import dev.larder.metrics.RuleStatistics;
import dev.larder.pattern.CacheAside;
import dev.larder.store.FakeStore;
import dev.larder.store.Seen;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Values large and small on their way to Redis and back. */
final class SizesPlanTest {
  private static final int MOST = 200 << 10;
  private static final String KEY = "ns:key";

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));
  private final RuleStatistics statistics = new RuleStatistics();
  private final ReadPlan plan = plan(8 << 10);

  @Test
  void a_large_value_is_compressed_in_redis_and_comes_back() {
    load(plan, "value ".repeat(5_000));

    assertThat(stored()).hasSizeLessThan(1_000);
    assertThat(hit(plan)).isEqualTo("value ".repeat(5_000));
    assertThat(statistics.count(Counter.STORES)).isEqualTo(1);
    assertThat(statistics.count(Counter.COMPRESSED_STORES)).isEqualTo(1);
  }

  @Test
  void a_small_value_is_stored_as_it_is() {
    load(plan, "value");

    assertThat(Compression.isCompressed(stored())).isFalse();
    assertThat(hit(plan)).isEqualTo("value");
    assertThat(statistics.count(Counter.COMPRESSED_STORES)).isZero();
  }

  @Test
  void entries_are_read_whether_values_are_compressed_or_not() {
    ReadPlan off = plan(Long.MAX_VALUE);
    load(plan, "value ".repeat(5_000));
    assertThat(hit(off)).isEqualTo("value ".repeat(5_000));

    put(Envelope.tombstone(1, false));
    load(off, "value ".repeat(5_000));
    assertThat(Compression.isCompressed(stored())).isFalse();
    assertThat(hit(plan)).isEqualTo("value ".repeat(5_000));
  }

  @Test
  void what_cannot_be_expanded_is_a_miss_and_counted() {
    load(plan, "value ".repeat(5_000));
    byte[] bomb = stored().clone();
    ByteBuffer.wrap(bomb).putInt(32, MOST + 1);
    put(bomb);

    Object ticket = Objects.requireNonNull(plan.enter("key"));
    assertThat(ticket).isInstanceOf(Flight.class);
    plan.exit(ticket, "again", null);
    assertThat(statistics.missReasons()).isEqualTo(Map.of("ABSENT", 1L, "UNREADABLE", 1L));
    assertThat(hit(plan)).isEqualTo("again");
  }

  @Test
  void an_entry_over_max_bytes_is_counted_and_not_stored_however_well_it_compresses() {
    load(plan, "x".repeat(MOST - Envelope.HEADER_BYTES - 2));
    assertThat(hit(plan)).isNotNull();
    put(Envelope.tombstone(1, false));

    load(plan, "x".repeat(MOST - Envelope.HEADER_BYTES - 1));

    assertThat(stored()).hasSize(Envelope.HEADER_BYTES);
    assertThat(statistics.count(Counter.OVERSIZED_LOADS)).isEqualTo(1);
    assertThat(statistics.lastError())
        .isEqualTo("an entry of " + (MOST + 1) + " bytes is over max-bytes and not stored");
  }

  @Test
  void the_first_entry_of_more_than_100_kib_that_is_stored_is_warned_of_and_no_other() {
    List<String> warnings = new ArrayList<>();
    statistics.onWarning(warnings::add);
    load(plan, "x".repeat(MOST));
    put(Envelope.tombstone(1, false));
    load(plan, "x".repeat((100 << 10) - Envelope.HEADER_BYTES - 2));
    assertThat(warnings).isEmpty();

    for (int i = 0; i < 3; i++) {
      put(Envelope.tombstone(i, false));
      load(plan, "x".repeat((100 << 10) - Envelope.HEADER_BYTES - 1 + i));
      statistics.reset();
    }

    assertThat(warnings)
        .containsExactly(
            "an entry of 102401 bytes is large for a cache, each hit reads and decodes all of it;"
                + " cache less of it, or set max-bytes to leave such results out (said once)");
    assertThat(statistics.lastError()).isNull();
  }

  private byte[] stored() {
    return Objects.requireNonNull(redis.get(KEY).bytes());
  }

  private void put(byte[] bytes) {
    Seen seen = redis.get(KEY).seen();
    assertThat(redis.put(KEY, seen, bytes, 60_000).toCompletableFuture())
        .isCompletedWithValue(true);
  }

  private static void load(ReadPlan plan, String result) {
    plan.exit(Objects.requireNonNull(plan.enter("key")), result, null);
  }

  private static Object hit(ReadPlan plan) {
    return Objects.requireNonNull(((Hit) Objects.requireNonNull(plan.enter("key"))).get());
  }

  private ReadPlan plan(long compressAbove) {
    ReadSite site =
        new ReadSite(
            values -> "ns:" + values,
            Formats.of(String.class),
            new CacheAside(true),
            new ReadSettings(60_000, 0, 30_000, 0, MOST, compressAbove),
            statistics);
    return ReadPlan.remote(site, flights, redis, Leading.OF_THIS_JVM, ticker);
  }
}
