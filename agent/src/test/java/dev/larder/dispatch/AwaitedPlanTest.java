package dev.larder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

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
  void a_call_that_is_earlier_than_its_plan_waits_for_it_before_it_runs() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("before"));
    Thread[] caller = new Thread[1];
    CompletableFuture<Object> entered =
        CompletableFuture.supplyAsync(
            () -> notNull(awaited.enter(arguments)),
            task -> {
              caller[0] = new Thread(task);
              caller[0].start();
            });
    await().until(() -> caller[0].getState() == Thread.State.TIMED_WAITING || entered.isDone());
    awaited.prepared(new Settling());
    Object ticket = entered.get(10, TimeUnit.SECONDS);
    arguments.set(0, "changed by the body");
    awaited.exit(ticket, "result", null);

    assertThat(settled).containsExactly("[before]", "result");
  }

  @Test
  void a_call_whose_wait_is_interrupted_is_caught_up_on_later() {
    Object ticket = enterInterrupted("early");
    awaited.exit(ticket, "result", null);
    assertThat(settled).isEmpty();

    awaited.prepared(new Settling());
    assertThat(settled).containsExactly("early", "result");
  }

  @Test
  void nothing_is_served_until_an_early_call_is_caught_up_on() {
    Object ticket = enterInterrupted("early");
    awaited.exit(ticket, "result", null);
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
    Object ticket = enterInterrupted("early");
    awaited.giveUp();
    awaited.exit(ticket, "result", null);

    assertThat(awaited.enter("later")).isNull();
  }

  private Object enterInterrupted(String arguments) {
    Thread.currentThread().interrupt();
    Object ticket = enter(arguments);
    assertThat(Thread.interrupted()).isTrue();
    return ticket;
  }

  private Object enter(String arguments) {
    return notNull(awaited.enter(arguments));
  }

  private static Object notNull(@Nullable Object ticket) {
    return ticket == null ? fail("no ticket") : ticket;
  }

  private final class Settling implements Plan {
    @Override
    public Object enter(Object arguments) {
      return arguments.toString(); // as it is now
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
