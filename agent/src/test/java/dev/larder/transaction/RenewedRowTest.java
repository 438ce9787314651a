package dev.larder.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.Plan;
import dev.larder.engine.ReadPlan;
import dev.larder.engine.ReadSite;
import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.Unless;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Leading;
import dev.larder.invalidation.Invalidator;
import dev.larder.invalidation.JournaledStore;
import dev.larder.metrics.RuleStatistics;
import dev.larder.near.CaffeineStore;
import dev.larder.pattern.CacheAside;
import dev.larder.pattern.InvalidateOnCall;
import dev.larder.pattern.InvalidateOnCall.Moment;
import dev.larder.store.FakeStore;
import dev.larder.store.LocalStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.version.CallTags;
import dev.larder.version.EntryTags;
import dev.larder.version.RenewedTags;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cached row whose rule gets another key while it is written. */
final class RenewedRowTest {
  private static final Object KEY = 42L;
  private static final String RULE = "ns:~tag:~row";

  private final OneRow database = new OneRow();
  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final JournaledStore journaled = new JournaledStore(redis, EntryFormat::tombstone);
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));
  private final RuleStatistics statistics = new RuleStatistics();

  /** The version of the rule. */
  private record RowTags() implements EntryTags {
    @Override
    public String prefix() {
      return "ns:~tag:";
    }

    @Override
    public CallTags before(Object @Nullable [] arguments) {
      return new CallTags(List.of(RULE), false);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void each_write_from_before_drops_what_was_loaded_since(boolean local) {
    Row row = new Row(local);
    Plan former = row.writes;
    Object first = begin(former);
    Object second = begin(former);
    row.reload("v2");
    for (Object ticket : List.of(first, second)) {
      String before = database.read();
      assertThat(row.read()).isEqualTo(before);
      row.assertHit();
      database.write(before + "er");
      former.exit(ticket, null, null);

      assertThat(row.read()).isEqualTo(before + "er");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_commit_drops_what_was_loaded_since(boolean local) {
    Row row = new Row(local);
    database.inTransaction(
        () -> {
          row.write("new");
          row.reload("v2");
          assertThat(elsewhere(row)).isEqualTo("old");
        });

    assertThat(row.read()).isEqualTo("new");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void who_has_written_sees_it_and_leaves_nothing_of_it_behind(boolean local) {
    Row row = new Row(local);
    database.rolledBack(
        () -> {
          row.write("never");
          row.reload("v2");
          row.reload("v3");
          assertThat(elsewhere(row)).isEqualTo("old");
          assertThat(row.read()).isEqualTo("never");
          assertThat(elsewhere(row)).isEqualTo("old");
        });

    assertThat(row.read()).isEqualTo("old");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_write_that_completes_later_is_seen_by_who_hears_of_it_first(boolean local) {
    Row row = new Row(local);
    CompletableFuture<Void> later = new CompletableFuture<>();
    row.writes.exit(begin(row.writes), later, null);
    row.reload("v2");
    assertThat(row.read()).isEqualTo("old");
    CompletableFuture<String> heard = later.thenApply(done -> row.read());
    database.write("new");
    later.complete(null);

    assertThat(heard.join()).isEqualTo("new");
    assertThat(row.read()).isEqualTo("new");
    row.assertHit();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_was_stored_by_a_key_that_comes_back_counts_no_longer(boolean local) {
    Row row = new Row(local);
    assertThat(row.read()).isEqualTo("old");
    row.reload("v2");
    row.write("new");
    row.reload("v1");

    assertThat(row.read()).isEqualTo("new");
  }

  @Test
  void nor_where_redis_cannot_be_told_at_once() {
    Row row = new Row(false);
    assertThat(row.read()).isEqualTo("old");
    row.reload("v2");
    row.write("new");
    redis.failWrites(true);
    row.reload("v1");
    assertThat(row.read()).isEqualTo("new");

    redis.failWrites(false);
    journaled.replay();
    assertThat(row.read()).isEqualTo("new");
    row.assertHit();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_write_that_goes_on_as_it_was_drops_what_it_names_alone(boolean local) {
    Row row = new Row(local);
    Plan other = row.writing("ns:other");
    row.reload("v2");
    other.goOn();
    assertThat(row.read()).isEqualTo("old");
    other.exit(begin(other), null, null);

    row.assertHit();
  }

  private static Object begin(Plan writes) {
    return Objects.requireNonNull(writes.enter(new Object[] {KEY}));
  }

  private static String elsewhere(Row row) {
    return CompletableFuture.supplyAsync(row::read).join();
  }

  /** The row's cached read and its write by the rules of the moment. */
  private final class Row implements Invalidator.Local {
    private final boolean local;
    private final Invalidator invalidator;
    private Plan reads;
    private Plan writes;
    private int loads;

    Row(boolean local) {
      this.local = local;
      invalidator = new Invalidator(this, local ? null : journaled, null, 250, ticker);
      invalidator.cover(List.of(RULE));
      reads = reading("v1");
      writes = writing("ns:v1:42");
    }

    void reload(String key) {
      invalidator.beginLives(List.of(RULE));
      writes = writing("ns:" + key + ":42");
      reads = reading(key);
    }

    private Plan reading(String key) {
      ReadSite site =
          new ReadSite(
              values -> "ns:" + key + ":" + values,
              Formats.of(String.class),
              new CacheAside(true),
              new ReadSettings(60_000, 0, 30_000, 0, 1 << 20, Long.MAX_VALUE),
              statistics,
              Unless.NEVER,
              RenewedTags.of(new RowTags(), invalidator.lives().before(RULE)));
      return local
          ? ReadPlan.local(site, flights, localStores(), ticker)
          : ReadPlan.remote(site, flights, journaled, Leading.OF_THIS_JVM, ticker);
    }

    private Plan writing(String key) {
      Transactions spring =
          Transactions.of(
              getClass().getClassLoader(), flights.openWrites(), invalidator::invalidate);
      return new InvalidateOnCall(
          List.of(values -> key), Moment.AFTER_COMMIT, invalidator, spring, statistics, null);
    }

    String read() {
      Object near = reads.near(KEY);
      Object ticket = near == null ? reads.enter(KEY) : near;
      if (ticket instanceof Hit hit) {
        return String.valueOf(hit.get());
      }
      loads++;
      String row = database.read();
      if (ticket != null) {
        reads.exit(ticket, row, null);
      }
      return row;
    }

    void assertHit() {
      int before = loads;
      read();
      assertThat(loads).isEqualTo(before);
    }

    void write(String row) {
      Plan plan = writes;
      Object ticket = begin(plan);
      database.write(row);
      plan.exit(ticket, null, null);
    }

    @Override
    public void drop(String key) {
      flights.doom(key);
      reads.drop(key);
    }

    @Override
    public Runnable hold(List<String> keys) {
      return flights.hold(keys);
    }

    @Override
    public Runnable holdAll() {
      return flights.holdAll();
    }
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
