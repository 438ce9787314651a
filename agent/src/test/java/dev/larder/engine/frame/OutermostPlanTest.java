package dev.larder.engine.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.Plan;
import dev.larder.engine.entry.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutermostPlanTest {
  private final Counting counting = new Counting();
  private final OutermostPlan proxy = new OutermostPlan(counting, "rule", false);
  private final OutermostPlan target = new OutermostPlan(counting, "rule", false);
  private final OutermostPlan other = new OutermostPlan(counting, "other rule", false);

  /** Gives a ticket to each call, and notes what was entered and left. */
  private static final class Counting implements Plan {
    private final List<String> told = new ArrayList<>();

    @Override
    public @Nullable Object enter(Object input) {
      told.add("enter " + input);
      return input.equals("hit") ? Hit.of("value") : List.of(input);
    }

    @Override
    public void begin(Object ticket) {
      told.add("begin " + ticket);
    }

    @Override
    public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
      told.add("exit " + ticket);
    }
  }

  @Test
  void of_two_frames_with_the_same_values_the_outer_one_runs_the_plan() {
    Object outer = enter(proxy, "42");
    assertThat(target.enter("42")).isNull();
    proxy.exit(outer, null, null);

    assertThat(counting.told).containsExactly("enter 42", "begin [42]", "exit [42]");
  }

  @Test
  void a_call_with_other_values_is_another_call_at_any_depth() {
    Object first = enter(proxy, "3");
    Object second = enter(proxy, "2");
    assertThat(target.enter("3")).isNull();
    Object third = enter(target, "1");
    target.exit(third, null, null);
    proxy.exit(second, null, null);
    Object again = enter(proxy, "2");
    proxy.exit(again, null, null);
    proxy.exit(first, null, null);

    assertThat(counting.told).hasSize(12);
  }

  @Test
  void after_the_outer_frame_and_under_another_rule_and_on_another_thread_calls_count() {
    Object outer = enter(proxy, "42");
    other.exit(enter(other, "42"), null, null);
    CompletableFuture.runAsync(() -> target.exit(enter(target, "42"), null, null)).join();
    proxy.exit(outer, null, null);
    target.exit(enter(target, "42"), null, null);

    assertThat(counting.told).hasSize(12);
  }

  @Test
  void a_hit_runs_no_body_and_is_no_frame() {
    assertThat(proxy.enter("hit")).isInstanceOf(Hit.class);
    assertThat(proxy.enter("hit")).isInstanceOf(Hit.class);
  }

  @Test
  void writes_are_told_apart_by_what_they_drop() {
    OutermostPlan outer = new OutermostPlan(counting, "write", true);
    OutermostPlan inner = new OutermostPlan(counting, "write", true);
    Object ticket = enter(outer, "a");
    assertThat(inner.enter("a")).isNull();
    inner.exit(enter(inner, "b"), null, null);
    outer.exit(ticket, null, null);

    assertThat(counting.told)
        .containsExactly(
            "enter a", "begin [a]", "enter a", "enter b", "begin [b]", "exit [b]", "exit [a]");
  }

  private static Object enter(Plan plan, String values) {
    return Objects.requireNonNull(plan.enter(values));
  }
}
