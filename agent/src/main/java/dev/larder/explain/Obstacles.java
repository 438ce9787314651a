package dev.larder.explain;

import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.resilience.CircuitBreaker;
import dev.larder.resilience.CircuitBreaker.State;
import dev.larder.time.Ticker;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.CallTags;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keeps calls of a key from its entry at this moment, or from leaving one.
 *
 * @param redis null where entries live in this JVM only
 */
record Obstacles(Flights flights, Ticker ticker, KeyReports.@Nullable Redis redis) {
  private static final String HERE = "in the way: ";

  void add(String key, List<Call> calls, List<String> lines) {
    CallTags tags = CallTags.NONE;
    for (Call call : calls) {
      CallTags more = call.tags();
      tags = new CallTags(tags.with(more.keys()).keys(), tags.open() || more.open());
      String refusal = call.plan().site().format().refusal();
      if (refusal != null) {
        lines.add(HERE + "the method is cached no more, " + refusal);
      }
    }
    addWrites(key, tags, lines);
    addLoads(key, lines);
    if (redis != null) {
      if (redis.journal().isDirty(key)) {
        lines.add(HERE + "an invalidation that Redis has not confirmed, it is sent again");
      }
      addBreaker("reads", redis.reads().apply(key), "Redis is not asked", lines);
      addBreaker("stores", redis.puts().apply(key), "nothing is stored", lines);
    }
  }

  private void addWrites(String key, CallTags tags, List<String> lines) {
    OpenWrites open = flights.openWrites();
    if (open.has(key, tags)) {
      lines.add(HERE + "this thread's transaction has written it, or a write is not known yet");
    } else if (open.isAny()) {
      lines.add("other threads have written in transactions that have not ended");
    }
    if (flights.isHeld(key, tags)) {
      lines.add(HERE + "a write of it goes on, calls run their method and keep nothing");
    }
  }

  private void addLoads(String key, List<String> lines) {
    Flight flight = flights.current(key);
    if (flight != null) {
      String since = Spans.ofNanos(ticker.nanos() - flight.beganNanos);
      Thread leader = flight.leader;
      lines.add(
          "a load is under way since "
              + since
              + (leader == null
                  ? ", of a result that comes later"
                  : " on thread " + leader.getName())
              + (flight.isDoomed() ? "; it was invalidated and is not kept" : ""));
    }
    if (flights.uncacheable().has(key, ticker.nanos())) {
      lines.add(HERE + "the last result could not be cached, callers do not wait for each other");
    }
  }

  private static void addBreaker(
      String of, CircuitBreaker breaker, String meaning, List<String> lines) {
    State state = breaker.snapshot().state();
    if (state != State.CLOSED) {
      lines.add(HERE + "the breaker of " + of + " is " + state + ", " + meaning);
    }
  }
}
