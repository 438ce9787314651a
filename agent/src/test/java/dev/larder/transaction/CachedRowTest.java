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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cached row that is written in transactions; entries in Redis, and in this JVM. */
final class CachedRowTest {
  private static final Object KEY = 42L;
  private static final String TAG = "ns:~tag:rows";

  /** Where entries are, and by what a write drops them. */
  private enum Kind {
    IN_REDIS,
    HERE,
    IN_REDIS_BY_TAG,
    HERE_BY_TAG;

    boolean isLocal() {
      return this == HERE || this == HERE_BY_TAG;
    }

    boolean isByTag() {
      return this == IN_REDIS_BY_TAG || this == HERE_BY_TAG;
    }
  }

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

  private final OneRow database = new OneRow();
  private final FakeTicker ticker = new FakeTicker();
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));
  private final RuleStatistics statistics = new RuleStatistics();

  @ParameterizedTest
  @EnumSource
  void a_reader_before_the_commit_leaves_no_old_entry(Kind kind) {
    Row row = new Row(kind);
    database.inTransaction(
        () -> {
          row.write("new");
          assertThat(elsewhere(row)).isEqualTo("old");
        });

    assertThat(row.read()).isEqualTo("new");
    assertThat(elsewhere(row)).isEqualTo("new");
  }

  @ParameterizedTest
  @EnumSource
  void a_load_that_is_under_way_at_the_commit_is_not_kept(Kind kind) {
    Row row = new Row(kind);
    Object[] slow = new Object[1];
    database.inTransaction(
        () -> {
          row.write("new");
          slow[0] = CompletableFuture.supplyAsync(() -> row.reads.enter(KEY)).join();
        });
    row.reads.exit(slow[0], "old", null);

    assertThat(row.read()).isEqualTo("new");
  }

  @ParameterizedTest
  @EnumSource
  void the_writer_sees_its_own_write_before_the_commit_and_nobody_else_does(Kind kind) {
    Row row = new Row(kind);
    assertThat(row.read()).isEqualTo("old");
    database.inTransaction(
        () -> {
          row.write("new");
          assertThat(row.read()).isEqualTo("new");
          assertThat(elsewhere(row)).isEqualTo("old");
          assertThat(row.read()).as("after others have cached the old row").isEqualTo("new");
        });

    assertThat(elsewhere(row)).isEqualTo("new");
  }

  @ParameterizedTest
  @EnumSource
  void what_was_rolled_back_is_never_seen(Kind kind) {
    Row row = new Row(kind);
    database.rolledBack(
        () -> {
          row.write("never");
          assertThat(row.read()).isEqualTo("never");
        });

    assertThat(row.read()).isEqualTo("old");
    assertThat(elsewhere(row)).isEqualTo("old");
  }

  @ParameterizedTest
  @EnumSource
  void a_read_around_a_write_that_is_rolled_back_leaves_no_entry(Kind kind) {
    Row row = new Row(kind);
    database.rolledBack(
        () -> {
          Object ticket = row.reads.enter(KEY);
          row.write("never");
          Row.settle(row.reads, ticket, database.read());
        });

    assertThat(row.read()).isEqualTo("old");
  }

  private static String elsewhere(Row row) {
    return CompletableFuture.supplyAsync(row::read).join();
  }

  /** The row's cached read and its write, as woven methods run them. */
  private final class Row implements Invalidator.Local {
    private final Plan reads;
    private final Plan writes;

    Row(Kind kind) {
      boolean local = kind.isLocal();
      JournaledStore redis = new JournaledStore(new FakeStore(ticker), EntryFormat::tombstone);
      reads =
          local
              ? ReadPlan.local(site(kind), flights, localStores(), ticker)
              : ReadPlan.remote(site(kind), flights, redis, Leading.OF_THIS_JVM, ticker);
      Invalidator invalidator = new Invalidator(this, local ? null : redis, null, 250, ticker);
      Transactions spring =
          Transactions.of(
              getClass().getClassLoader(), flights.openWrites(), invalidator::invalidate);
      writes =
          new InvalidateOnCall(
              List.of(values -> kind.isByTag() ? TAG : "ns:42"),
              Moment.AFTER_COMMIT,
              invalidator,
              spring,
              statistics,
              null);
    }

    @Override
    public Runnable hold(List<String> keys) {
      return flights.hold(keys);
    }

    @Override
    public Runnable holdAll() {
      return flights.holdAll();
    }

    String read() {
      Object near = reads.near(KEY);
      Object ticket = near == null ? reads.enter(KEY) : near;
      if (ticket instanceof Hit hit) {
        return String.valueOf(hit.get());
      }
      String row = database.read();
      settle(reads, ticket, row);
      return row;
    }

    void write(String row) {
      Object ticket = writes.enter(new Object[] {KEY});
      database.write(row);
      settle(writes, ticket, null);
    }

    @Override
    public void drop(String key) {
      flights.doom(key);
      reads.drop(key);
    }

    private static void settle(Plan plan, @Nullable Object ticket, @Nullable Object result) {
      if (ticket != null) {
        plan.exit(ticket, result, null);
      }
    }
  }

  private ReadSite site(Kind kind) {
    EntryFormat format = Formats.of(String.class);
    ReadSettings settings = new ReadSettings(60_000, 0, 30_000, 0, 1 << 20, Long.MAX_VALUE);
    return new ReadSite(
        values -> "ns:" + values,
        format,
        new CacheAside(true),
        settings,
        statistics,
        Unless.NEVER,
        kind.isByTag() ? new RowTags() : EntryTags.NONE);
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
