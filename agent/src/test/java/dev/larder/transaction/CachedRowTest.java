package dev.larder.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.codec.CodecChoice;
import dev.larder.engine.Plan;
import dev.larder.engine.ReadPlan;
import dev.larder.engine.ReadSettings;
import dev.larder.engine.ReadSite;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flights;
import dev.larder.invalidation.Invalidator;
import dev.larder.invalidation.JournaledStore;
import dev.larder.metrics.RuleStatistics;
import dev.larder.near.CaffeineStore;
import dev.larder.pattern.CacheAside;
import dev.larder.pattern.InvalidateOnCall;
import dev.larder.store.FakeStore;
import dev.larder.store.LocalStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cached row that is written in transactions; entries in Redis, and in this JVM. */
final class CachedRowTest {
  private static final Object KEY = 42L;

  private final OneRow database = new OneRow();
  private final FakeTicker ticker = new FakeTicker();
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));
  private final RuleStatistics statistics = new RuleStatistics();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_reader_before_the_commit_leaves_no_old_entry(boolean local) {
    Row row = new Row(local);
    database.inTransaction(
        () -> {
          row.write("new");
          assertThat(elsewhere(row)).isEqualTo("old");
        });

    assertThat(row.read()).isEqualTo("new");
    assertThat(elsewhere(row)).isEqualTo("new");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_load_that_is_under_way_at_the_commit_is_not_kept(boolean local) {
    Row row = new Row(local);
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
  @ValueSource(booleans = {true, false})
  void the_writer_sees_its_own_write_before_the_commit_and_nobody_else_does(boolean local) {
    Row row = new Row(local);
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
  @ValueSource(booleans = {true, false})
  void what_was_rolled_back_is_never_seen(boolean local) {
    Row row = new Row(local);
    database.rolledBack(
        () -> {
          row.write("never");
          assertThat(row.read()).isEqualTo("never");
        });

    assertThat(row.read()).isEqualTo("old");
    assertThat(elsewhere(row)).isEqualTo("old");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_read_around_a_write_that_is_rolled_back_leaves_no_entry(boolean local) {
    Row row = new Row(local);
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

    Row(boolean local) {
      JournaledStore redis =
          new JournaledStore(
              new FakeStore(ticker),
              new JournaledStore.Tombstones(EntryFormat::tombstone, EntryFormat.TOMBSTONE_MILLIS),
              ticker,
              0);
      reads =
          local
              ? ReadPlan.local(site(), flights, localStores(), ticker)
              : ReadPlan.remote(site(), flights, redis, ticker);
      Invalidator invalidator = new Invalidator(this, local ? null : redis, 250);
      Transactions spring =
          Transactions.of(
              getClass().getClassLoader(), flights.openWrites(), invalidator::invalidate);
      writes = new InvalidateOnCall(List.of(values -> "ns:42"), invalidator, spring, statistics);
    }

    @Override
    public boolean hold(String key) {
      return flights.hold(key);
    }

    @Override
    public void release(String key) {
      flights.release(key);
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

  private ReadSite site() {
    CodecChoice.Accepted codec = (CodecChoice.Accepted) CodecChoice.choose(String.class);
    EntryFormat format = new EntryFormat(codec.codec(), codec.shape(), String.class, null);
    ReadSettings settings = new ReadSettings(60_000, 0, 30_000, 0, 1 << 20);
    return new ReadSite(
        values -> "ns:" + values, format, new CacheAside(true), settings, statistics);
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
