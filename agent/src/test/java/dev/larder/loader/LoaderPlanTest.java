package dev.larder.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.Plan;
import dev.larder.engine.ReadPlan;
import dev.larder.engine.ReadSite;
import dev.larder.engine.decision.Ages;
import dev.larder.engine.decision.Ahead;
import dev.larder.engine.decision.Pattern;
import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.Unless;
import dev.larder.engine.entry.EntryName;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.frame.Again;
import dev.larder.engine.frame.Arguments;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.RuleStatistics;
import dev.larder.pattern.CacheAside;
import dev.larder.pattern.ReadThrough;
import dev.larder.pattern.RefreshAhead;
import dev.larder.store.FakeStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.AgedTags;
import dev.larder.version.EntryTags;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Loads where no thread is left to run them. */
final class LoaderPlanTest {
  private static final EntryName NAME = values -> "ns:42";

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final CoarseTicker clock = new CoarseTicker(ticker);
  private final Flights flights = new Flights(new OpenWrites(clock));
  private final List<String> loaded = new ArrayList<>();
  private final List<Runnable> asked = new ArrayList<>();

  private LoaderPlan plan(Pattern pattern) throws Exception {
    ReadSettings settings =
        new ReadSettings(
            1_000,
            0,
            1_000,
            TimeUnit.SECONDS.toNanos(1),
            1 << 20,
            Long.MAX_VALUE,
            new Ages(0, 0, Ahead.of(400)),
            false);
    ReadSite site =
        new ReadSite(
            NAME,
            Formats.of(String.class),
            pattern,
            settings,
            new RuleStatistics(),
            Unless.NEVER,
            new AgedTags(EntryTags.NONE));
    MethodHandle body =
        MethodHandles.lookup()
            .findVirtual(
                LoaderPlanTest.class, "load", MethodType.methodType(Object.class, Object[].class))
            .bindTo(this);
    return new LoaderPlan(
        ReadPlan.remote(site, flights, redis, Leading.OF_THIS_JVM, ticker),
        new Again(this, body),
        Arguments.of(false),
        NAME,
        this::refuse,
        new LoaderPlan.Settings(false, true, TimeUnit.SECONDS.toNanos(1)));
  }

  @SuppressWarnings("unused") // by its handle
  private Object load(Object[] arguments) {
    loaded.add(Thread.currentThread().getName());
    return "by larder";
  }

  private boolean refuse(@Nullable ClassLoader context, Runnable task) {
    asked.add(task);
    return false;
  }

  private static Plan.Call call() {
    return new Plan.Call(42L, new Object[] {42L});
  }

  @Test
  void a_caller_of_read_through_runs_its_method_itself() throws Exception {
    LoaderPlan plan = plan(new ReadThrough(new CacheAside(false)));

    Object entered = plan.enter(call());
    assertThat(entered).isInstanceOf(Flight.class);
    plan.exit(Objects.requireNonNull(entered), "by its caller", null);

    assertThat(asked).hasSize(1);
    assertThat(loaded).isEmpty();
    assertThat(hit(plan)).isEqualTo("by its caller");
  }

  @Test
  void what_is_due_is_served_all_the_same() throws Exception {
    LoaderPlan plan = plan(new RefreshAhead(new CacheAside(false)));
    Object entered = Objects.requireNonNull(plan.enter(call()));
    plan.exit(entered, "first", null);
    ticker.advance(Duration.ofMillis(700));
    clock.tick();

    assertThat(hit(plan)).isEqualTo("first");
    assertThat(asked).hasSize(1);
    assertThat(loaded).isEmpty();
    assertThat(flights.size()).isZero();
  }

  private static @Nullable Object hit(LoaderPlan plan) {
    return ((Hit) Objects.requireNonNull(plan.enter(call()))).get();
  }
}
