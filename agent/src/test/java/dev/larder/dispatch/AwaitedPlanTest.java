package dev.larder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.larder.engine.Plan;
import dev.larder.time.CoarseTicker;
import dev.larder.time.Ticker;
import dev.larder.transaction.OpenWrites;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AwaitedPlanTest {
  private final List<Object> settled = new ArrayList<>();
  private final OpenWrites openWrites = new OpenWrites(new CoarseTicker(Ticker.system()));
  private final AwaitedPlan awaited = new AwaitedPlan(openWrites);

  @Test
  void a_call_that_is_earlier_than_its_plan_returns_when_the_plan_has_seen_it() throws Exception {
    Object ticket = enter("early");
    CompletableFuture<Void> exit =
        CompletableFuture.runAsync(
            () -> awaited.exit(ticket, "result", null), task -> new Thread(task).start());
    assertThat(settled).isEmpty();
    awaited.prepared(new Settling());
    exit.get(10, TimeUnit.SECONDS);

    assertThat(settled).containsExactly("early", "result");
  }

  @Test
  void a_call_whose_wait_is_interrupted_is_caught_up_on_later() {
    Object ticket = enter("early");
    Thread.currentThread().interrupt();
    awaited.exit(ticket, "result", null);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(settled).isEmpty();

    awaited.prepared(new Settling());
    assertThat(settled).containsExactly("early", "result");
  }

  @Test
  void nothing_is_served_until_an_early_call_is_caught_up_on() {
    Object ticket = enter("early");
    Thread.currentThread().interrupt();
    awaited.exit(ticket, "result", null);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(openWrites.isAny() && openWrites.has("any key")).isTrue();

    awaited.prepared(new Settling());
    assertThat(settled).containsExactly("early", "result");
    assertThat(openWrites.isAny() || openWrites.has("any key")).isFalse();
  }

  @Test
  void once_it_is_there_calls_are_the_plans_own() {
    awaited.prepared(new Settling());
    awaited.giveUp();
    awaited.exit(enter("first"), null, null);
    awaited.exit(enter("second"), "result", null);

    assertThat(settled).containsExactly("first", "second", "result");
  }

  @Test
  void a_method_that_is_refused_is_left_alone() {
    Object ticket = enter("early");
    awaited.giveUp();
    awaited.exit(ticket, "result", null);

    assertThat(awaited.enter("later")).isNull();
  }

  private Object enter(String arguments) {
    Object ticket = awaited.enter(arguments);
    return ticket == null ? fail("no ticket") : ticket;
  }

  private final class Settling implements Plan {
    @Override
    public Object enter(Object arguments) {
      return arguments;
    }

    @Override
    public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
      settled.add(ticket);
      if (result != null) {
        settled.add(result);
      }
    }
  }
}
