package dev.larder.pattern;

import dev.larder.engine.ReadPlan;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The plans of reads by their rules, for writes that leave something to them. Holds no plan: each
 * belongs to the class that it is woven into. Thread-safe.
 */
public final class Readers {
  private final Map<String, List<Reader>> plans = new ConcurrentHashMap<>();

  private record Reader(WeakReference<ReadPlan> plan, Set<String> primitives) {}

  /**
   * A plan, and how values of its keys are made.
   *
   * @param primitives the placeholders of its key that begin with a primitive
   */
  public record Found(ReadPlan plan, Set<String> primitives) {}

  /**
   * A plan of a rule; the last one counts.
   *
   * @param primitives the placeholders of its key that begin with a primitive
   */
  public void add(String rule, ReadPlan plan, Set<String> primitives) {
    List<Reader> those = plans.computeIfAbsent(rule, name -> new CopyOnWriteArrayList<>());
    those.removeIf(each -> each.plan().refersTo(null));
    those.add(0, new Reader(new WeakReference<>(plan), primitives));
  }

  /** The last plan of a rule; null if there is none yet. */
  public @Nullable Found of(String rule) {
    for (Reader each : plans.getOrDefault(rule, List.of())) {
      ReadPlan plan = each.plan().get();
      if (plan != null) {
        return new Found(plan, each.primitives());
      }
    }
    return null;
  }
}
