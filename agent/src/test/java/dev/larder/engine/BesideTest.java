package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.decision.Ages;
import dev.larder.engine.decision.Ahead;
import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.Unless;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.RuleStatistics;
import dev.larder.pattern.CacheAside;
import dev.larder.pattern.RefreshAhead;
import dev.larder.store.FakeStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.AgedTags;
import dev.larder.version.EntryTags;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Loads of entries that live for a second, after six tenths of it. */
final class BesideTest {
  private static final ReadSettings SETTINGS =
      new ReadSettings(
          1_000, 0, 500, 0, 1 << 20, Long.MAX_VALUE, new Ages(0, 0, Ahead.of(400)), false);

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final CoarseTicker clock = new CoarseTicker(ticker);
  private final Flights flights = new Flights(new OpenWrites(clock));
  private final ReadPlan plan = plan(flights);

  @Test
  void the_first_hit_after_that_is_the_one_that_has_it_loaded() {
    load(plan);
    pass(599);
    assertThat(hit().isDue()).isFalse();
    pass(2);
    assertThat(hit().isDue()).isTrue();
    assertThat(hit().isDue()).isFalse();
    assertThat(plan.beside().begin(call())).isNotNull();
  }

  @Test
  void what_another_jvm_has_loaded_meanwhile_is_loaded_when_its_own_time_has_come() {
    loadedAndDue();
    reloadElsewhere();

    assertThat(plan.beside().begin(call())).isNull();
    pass(650);
    assertThat(hit().isDue()).isTrue();
  }

  @Test
  void so_is_what_another_thread_has_loaded_between_lookup_and_flight() {
    loadedAndDue();
    redis.afterNextRead(
        () -> {
          reload(plan);
          flights.resting().add("ns:42", ticker.nanos());
        });

    assertThat(plan.beside().begin(call())).isNull();
    assertThat(flights.size()).isZero();
    pass(650);
    assertThat(hit().isDue()).isTrue();
  }

  @Test
  void so_is_what_was_about_to_be_stored_when_somebody_found_it_near_its_end() {
    loadedAndDue();
    Flight first = Objects.requireNonNull(plan.beside().begin(call()));
    AtomicBoolean left = new AtomicBoolean();
    redis.beforeNextPut(
        () ->
            CompletableFuture.runAsync( // this thread is known to load it
                    () -> left.set(hit().isDue() && plan.beside().begin(call()) == null))
                .orTimeout(10, TimeUnit.SECONDS)
                .join());

    plan.exit(first, "value", null);
    assertThat(left).isTrue();
    pass(650);
    assertThat(hit().isDue()).isTrue();
  }

  @Test
  void a_fault_on_the_way_leaves_nobody_waiting() {
    loadedAndDue();
    redis.afterNextRead(
        () -> {
          reload(plan);
          redis.afterNextRead(
              () -> {
                throw new IllegalStateException("told to fail");
              });
        });

    assertThat(plan.beside().begin(call())).isNull();
    assertThat(flights.size()).isZero();
  }

  private void reloadElsewhere() {
    reload(plan(new Flights(new OpenWrites(clock))));
  }

  private static void reload(ReadPlan plan) {
    plan.exit(Objects.requireNonNull(plan.beside().begin(call())), "value", null);
  }

  private void loadedAndDue() {
    load(plan);
    pass(650);
    assertThat(hit().isDue()).isTrue();
  }

  private static void load(ReadPlan plan) {
    plan.exit(Objects.requireNonNull(plan.enter(42L)), "value", null);
  }

  private static Plan.Call call() {
    return new Plan.Call(42L, new Object[] {42L});
  }

  private Hit hit() {
    return (Hit) Objects.requireNonNull(plan.enter(42L));
  }

  private void pass(int millis) {
    ticker.advance(Duration.ofMillis(millis));
    clock.tick();
  }

  private ReadPlan plan(Flights ofOneJvm) {
    ReadSite site =
        new ReadSite(
            values -> "ns:" + values,
            Formats.of(String.class),
            new RefreshAhead(new CacheAside(true)),
            SETTINGS,
            new RuleStatistics(),
            Unless.NEVER,
            new AgedTags(EntryTags.NONE));
    return ReadPlan.remote(site, ofOneJvm, redis, Leading.OF_THIS_JVM, ticker);
  }
}
