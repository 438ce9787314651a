package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.codec.Envelope;
import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.RuleStatistics;
import dev.larder.pattern.CacheAside;
import dev.larder.protect.ProtectedStore;
import dev.larder.secret.Secret;
import dev.larder.secret.Secrets;
import dev.larder.store.FakeStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls whose entries are sealed. */
final class ProtectedPlanTest {
  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final ProtectedStore store = new ProtectedStore(redis);
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));
  private final RuleStatistics statistics = new RuleStatistics();
  private final ReadPlan plan = plan();

  @BeforeEach
  void protect() {
    assertThat(store.protect(secrets("1"))).isNull();
  }

  @Test
  void large_and_small_values_and_none_are_hits() {
    for (String value : new @Nullable String[] {"value ".repeat(5_000), "value", null}) {
      load(value + " of what", value);

      assertThat(hit(value + " of what")).isEqualTo(value);
    }
  }

  @Test
  void a_large_value_is_compressed_before_it_is_sealed() {
    load("key", "value ".repeat(5_000));

    byte[] held = Objects.requireNonNull(redis.get("ns:key").bytes());
    Envelope envelope = Objects.requireNonNull(Envelope.read(held));
    assertThat(envelope.isCompressed()).isTrue();
    assertThat(envelope.isSealed()).isTrue();
    assertThat(held).hasSizeLessThan(1_000);
  }

  @Test
  void an_entry_of_another_key_is_a_miss_that_is_counted_and_replaced() {
    load("key", "value");
    assertThat(store.protect(secrets("2"))).isNull();

    load("key", "another");

    assertThat(hit("key")).isEqualTo("another");
    assertThat(statistics.missReasons()).isEqualTo(Map.of("ABSENT", 1L, "PROTECTED", 1L));
    assertThat(statistics.lastError()).isNull();
  }

  @Test
  void a_sealed_entry_is_a_miss_where_there_is_no_key() {
    load("key", "value");
    load("nothing", null);
    assertThat(store.protect(null)).isNull();

    assertThat(plan.enter("key")).isInstanceOf(Flight.class);
    assertThat(plan.enter("nothing")).isInstanceOf(Flight.class);
  }

  private void load(String key, @Nullable String result) {
    Object ticket = Objects.requireNonNull(plan.enter(key));
    assertThat(ticket).isInstanceOf(Flight.class);
    plan.exit(ticket, result, null);
  }

  private @Nullable Object hit(String key) {
    return ((Hit) Objects.requireNonNull(plan.enter(key))).get();
  }

  private static Secrets secrets(String digit) {
    return new Secrets(Objects.requireNonNull(Secret.of(digit.repeat(64))), null);
  }

  private ReadPlan plan() {
    ReadSite site =
        new ReadSite(
            values -> "ns:" + values,
            Formats.of(String.class),
            new CacheAside(true),
            new ReadSettings(60_000, 0, 30_000, 0, 1 << 20, 8 << 10),
            statistics);
    return ReadPlan.remote(site, flights, store, Leading.OF_THIS_JVM, ticker);
  }
}
