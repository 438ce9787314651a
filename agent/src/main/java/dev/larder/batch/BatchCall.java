package dev.larder.batch;

import dev.larder.engine.Beside;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Missed;
import dev.larder.engine.flight.Flight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call, and what was found of its ids. Used by its thread alone. */
final class BatchCall {
  private final BatchPlan plan;
  private final Beside entries;
  private final Object[] arguments;
  private final List<Object> wanted;
  private final Map<Object, Object> found = new LinkedHashMap<>();
  private final Map<Object, Missed> missing = new LinkedHashMap<>();
  private boolean fits = true;

  BatchCall(
      BatchPlan plan,
      Beside entries,
      Object[] arguments,
      List<Object> wanted,
      List<Missed> looked) {
    this.plan = plan;
    this.entries = entries;
    this.arguments = arguments;
    this.wanted = wanted;
    for (int i = 0; i < wanted.size(); i++) {
      Hit hit = entries.served(looked.get(i));
      if (hit == null) {
        missing.put(wanted.get(i), looked.get(i));
      } else {
        find(wanted.get(i), hit.get());
      }
    }
  }

  private void find(Object id, @Nullable Object held) {
    Class<?> element = plan.shape().values().element();
    Object value =
        held instanceof Optional<?> optional && element != Optional.class
            ? optional.orElse(null)
            : held;
    if (value != null) {
      fits &= element.isInstance(value);
      found.put(id, value);
    }
  }

  /** Whether all that was found could be in the method's result. */
  boolean fits() {
    return fits;
  }

  Object answer() {
    if (missing.isEmpty()) {
      return Hit.of(plan.shape().values().result(found));
    }
    List<Object> asked = List.copyOf(missing.keySet());
    Map<Object, Flight> flights = new LinkedHashMap<>();
    missing.forEach((id, missed) -> begin(id, missed, flights));
    Object result;
    try {
      result = run(asked);
    } catch (Throwable thrown) {
      flights.values().forEach(entries::abandon); // a read of one might not have thrown
      return Hit.replay(thrown);
    }
    Map<Object, Object> loaded = byId(result, asked);
    if (loaded == null) {
      flights.values().forEach(entries::abandon);
      return asked.size() == wanted.size() ? Hit.of(result) : whole();
    }
    flights.forEach((id, flight) -> entries.keep(flight, loaded.get(id)));
    return asked.size() == wanted.size()
        ? Hit.of(result)
        : Hit.of(plan.shape().values().result(all(loaded)));
  }

  private void begin(Object id, Missed missed, Map<Object, Flight> flights) {
    Flight flight = entries.begin(missed);
    if (flight != null) {
      flights.put(id, flight);
    }
  }

  private @Nullable Object run(List<Object> asked) throws Throwable {
    Object[] fewer = arguments.clone();
    fewer[plan.shape().argument()] = plan.shape().ids().argument(asked);
    return plan.run(fewer);
  }

  private @Nullable Map<Object, Object> byId(@Nullable Object result, List<Object> asked) {
    try {
      Map<Object, Object> byId = plan.shape().values().byId(result, asked);
      if (byId == null) {
        plan.recorder()
            .fault("not cached: whose values the method returned cannot be told by their ids");
      }
      return byId;
    } catch (Throwable fault) {
      plan.recorder().fault("not cached: " + fault);
      return null;
    }
  }

  /** With all ids, since what it returned of some cannot be put together with the others. */
  private Hit whole() {
    try {
      return Hit.of(plan.run(arguments));
    } catch (Throwable thrown) {
      return Hit.replay(thrown);
    }
  }

  /** In the order of the ids. */
  private Map<Object, Object> all(Map<Object, Object> loaded) {
    Map<Object, Object> all = new LinkedHashMap<>();
    for (Object id : wanted) {
      Object value = found.containsKey(id) ? found.get(id) : loaded.get(id);
      if (value != null) {
        all.put(id, value);
      }
    }
    return all;
  }
}
