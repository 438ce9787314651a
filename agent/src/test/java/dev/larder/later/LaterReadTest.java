package dev.larder.later;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.Plan;
import dev.larder.engine.ReadPlan;
import dev.larder.engine.ReadSite;
import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Leading;
import dev.larder.later.reactive.Origin;
import dev.larder.metrics.Counter;
import dev.larder.metrics.RuleStatistics;
import dev.larder.pattern.CacheAside;
import dev.larder.store.FakeStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A call's way to a result that comes later, on threads that are this one. */
final class LaterReadTest {
  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final Flights flights = new Flights(new OpenWrites(new CoarseTicker(ticker)));
  private final RuleStatistics statistics = new RuleStatistics();
  private final Threads threads = new Threads();
  private final ReadPlan plan = plan();
  private final Plan.Call call = new Plan.Call(42L, new Object[] {42L});

  /** This thread alone; time passes when the test says so. */
  private static final class Threads implements LaterThreads {
    private final List<Runnable> timed = new ArrayList<>();
    private boolean full;

    @Override
    public boolean look(@Nullable ClassLoader context, Runnable task) {
      if (!full) {
        task.run();
      }
      return !full;
    }

    @Override
    public void tell(@Nullable ClassLoader context, Runnable task) {
      task.run();
    }

    @Override
    public void call(@Nullable ClassLoader context, Runnable task) {
      task.run();
    }

    @Override
    public Runnable after(long millis, Runnable task) {
      timed.add(task);
      return () -> timed.remove(task);
    }

    void timePasses() {
      List.copyOf(timed).forEach(Runnable::run);
    }
  }

  /** An origin that gives one stage, and may not tell its key any more. */
  private record Given(CompletionStage<?> stage, boolean tellsItsKey) implements Origin {
    @Override
    public CompletionStage<?> start() {
      return stage;
    }

    @Override
    public boolean isAsKeyed(String key) {
      if (!tellsItsKey) {
        throw new IllegalStateException("a getter of the application's");
      }
      return true;
    }
  }

  @Test
  void what_is_loaded_is_a_hit_for_the_next_call() {
    CompletableFuture<@Nullable Object> first = read(done("value"));
    assertThat(first).isCompletedWithValue("value");

    assertThat(read(CompletableFuture.failedFuture(new AssertionError("loaded again"))))
        .isCompletedWithValue("value");
    assertThat(threads.timed).isEmpty();
  }

  @Test
  void where_the_key_cannot_be_made_again_the_caller_has_the_result_and_nothing_is_kept() {
    LaterRead read = new LaterRead(plan, threads, call, new Given(done("value"), false));
    assertThat(read.beginElsewhere()).isTrue();

    assertThat(read.future()).isCompletedWithValue("value");
    assertThat(flights.size()).isZero();
    assertThat(read(done("another"))).isCompletedWithValue("another");
  }

  @Test
  void who_has_waited_for_another_in_vain_runs_the_origin() {
    CompletableFuture<Object> hangs = new CompletableFuture<>();
    CompletableFuture<@Nullable Object> leader = read(hangs);
    CompletableFuture<@Nullable Object> follower = read(done("mine"));
    assertThat(follower).isNotDone();

    threads.timed.get(1).run();
    assertThat(follower).isCompletedWithValue("mine");
    hangs.complete("late");
    assertThat(leader).isCompletedWithValue("late");
  }

  @Test
  void a_result_that_does_not_come_is_waited_for_by_its_caller_and_by_nobody_else() {
    CompletableFuture<Object> hangs = new CompletableFuture<>();
    CompletableFuture<@Nullable Object> leader = read(hangs);
    assertThat(flights.size()).isOne();

    threads.timePasses();
    assertThat(flights.size()).isZero();
    assertThat(read(done("value"))).isCompletedWithValue("value");
    hangs.complete("late");
    assertThat(leader).isCompletedWithValue("late");
    assertThat(read(done("again"))).isCompletedWithValue("value");
  }

  @Test
  void where_too_many_wait_for_redis_a_call_passes() {
    threads.full = true;
    LaterRead read = new LaterRead(plan, threads, call, new Given(done("value"), true));

    assertThat(read.beginElsewhere()).isFalse();
    assertThat(statistics.count(Counter.BYPASSES)).isOne();
    assertThat(redis.calls()).isZero();
  }

  private static CompletableFuture<Object> done(Object value) {
    return CompletableFuture.completedFuture(value);
  }

  private CompletableFuture<@Nullable Object> read(CompletionStage<?> stage) {
    LaterRead read = new LaterRead(plan, threads, call, new Given(stage, true));
    assertThat(read.beginElsewhere()).isTrue();
    return read.future();
  }

  private ReadPlan plan() {
    ReadSite site =
        new ReadSite(
            values -> "ns:" + values,
            Formats.of(String.class),
            new CacheAside(true),
            new ReadSettings(
                60_000, 0, 30_000, Duration.ofSeconds(2).toNanos(), 1 << 20, Long.MAX_VALUE),
            statistics);
    return ReadPlan.remote(site, flights, redis, Leading.OF_THIS_JVM, ticker).unbound();
  }
}
