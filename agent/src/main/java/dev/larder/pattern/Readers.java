package dev.larder.pattern;

import dev.larder.engine.ReadPlan;
import dev.larder.engine.Replacing;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The plans of reads by their rules, for writes that leave something to them. Holds no plan: each
 * belongs to the class that it is woven into. Thread-safe.
 */
public final class Readers {
  private final Map<String, List<WeakReference<ReadPlan>>> plans = new ConcurrentHashMap<>();

  /** A plan of a rule; the last one counts. */
  public void add(String rule, ReadPlan plan) {
    List<WeakReference<ReadPlan>> those =
        plans.computeIfAbsent(rule, name -> new CopyOnWriteArrayList<>());
    those.removeIf(each -> each.refersTo(null));
    those.add(0, new WeakReference<>(plan));
  }

  /** Whose entries this value can be; null if there is nobody yet. */
  @Nullable Replacing of(String rule) {
    for (WeakReference<ReadPlan> each : plans.getOrDefault(rule, List.of())) {
      ReadPlan plan = each.get();
      if (plan != null) {
        return plan.replacing();
      }
    }
    return null;
  }
}
