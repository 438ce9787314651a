package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.Unless;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.Counter;
import dev.larder.metrics.RuleStatistics;
import dev.larder.pattern.CacheAside;
import dev.larder.store.FakeStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.FakeTicker;
import dev.larder.transaction.OpenWrites;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Results that are not kept, and calls that have no key. */
final class UnlessTest {
  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore redis = new FakeStore(ticker);
  private final RuleStatistics statistics = new RuleStatistics();

  @Test
  void a_result_that_is_not_kept_is_handed_to_followers_and_not_stored() throws Exception {
    ReadPlan plan = plan((arguments, result) -> "passing".equals(result));
    Object ticket = entered(plan, 42L);
    CompletableFuture<Object> follower = new CompletableFuture<>();
    Thread second = new Thread(() -> follower.complete(entered(plan, 42L)));
    second.start();
    await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
    plan.exit(ticket, "passing", null);

    assertThat(((Hit) follower.get()).get()).isEqualTo("passing");
    plan.exit(entered(plan, 42L), "staying", null);
    assertThat(hit(plan, 42L)).isEqualTo("staying");
    assertThat(statistics.count(Counter.STORES)).isEqualTo(1);
    assertThat(statistics.count(Counter.LOADS)).isEqualTo(2);
  }

  @Test
  void a_missing_thing_may_not_be_kept_either() {
    ReadPlan plan = plan((arguments, result) -> result == null);
    plan.exit(entered(plan, 42L), null, null);

    assertThat(entered(plan, 42L)).isNotInstanceOf(Hit.class);
  }

  @Test
  void a_condition_sees_the_arguments_of_its_own_call() {
    ReadPlan plan = plan((given, result) -> given != null && given[0].equals("no"));
    plan.exit(entered(plan, new Plan.Call(1L, new Object[] {"no"})), "first", null);
    plan.exit(entered(plan, new Plan.Call(1L, new Object[] {"yes"})), "second", null);

    assertThat(hit(plan, 1L)).isEqualTo("second");
  }

  @Test
  void a_call_without_a_key_is_a_bypass() {
    ReadPlan plan = plan(Unless.NEVER);
    plan.fault(new IllegalStateException("no key"));
    plan.bypassed();

    assertThat(statistics.count(Counter.BYPASSES)).isEqualTo(2);
  }

  private ReadPlan plan(Unless unless) {
    ReadSite site =
        new ReadSite(
            values -> "ns:" + values,
            Formats.of(String.class),
            new CacheAside(true),
            new ReadSettings(
                60_000, 0, 30_000, Duration.ofSeconds(2).toNanos(), 1 << 20, Long.MAX_VALUE),
            statistics,
            unless);
    return ReadPlan.remote(
        site,
        new Flights(new OpenWrites(new CoarseTicker(ticker))),
        redis,
        Leading.OF_THIS_JVM,
        ticker);
  }

  private static Object entered(ReadPlan plan, Object input) {
    return Objects.requireNonNull(plan.enter(input));
  }

  private static @Nullable Object hit(ReadPlan plan, Object values) {
    return ((Hit) entered(plan, values)).get();
  }
}
