package dev.larder.explain;

import dev.larder.dispatch.RuleSites.Running;
import dev.larder.engine.entry.EntryName;
import dev.larder.explain.given.TextArguments;
import dev.larder.explain.given.UnusableException;
import dev.larder.invalidation.KeyPattern;
import dev.larder.invalidation.SettleTime;
import dev.larder.pattern.InvalidateOnCall;
import dev.larder.rule.Planner.Planned;
import dev.larder.version.VersionKeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What calls of a write's methods would drop. */
final class WriteCalls {
  private WriteCalls() {}

  static void add(List<Running> sites, List<String> arguments, List<String> lines) {
    if (sites.isEmpty()) {
      lines.add("no method of it has been called yet");
    }
    for (Running site : sites.subList(0, Math.min(sites.size(), Explainer.MOST))) {
      String name = site.method().qualifiedName();
      try {
        TextArguments given = new TextArguments(site.method().resolve(), arguments);
        for (String dropped : dropped(site, given.values())) {
          lines.add(name + " (" + given.shown() + ") " + dropped);
        }
      } catch (UnusableException unusable) {
        lines.add(name + ": " + unusable.getMessage());
      } catch (NoSuchMethodException | TypeNotPresentException absent) {
        lines.add(name + ": its class is not complete");
      }
    }
  }

  private static List<String> dropped(Running site, @Nullable Object[] values)
      throws UnusableException {
    Planned planned = site.planned();
    if (planned == null || !(planned.plan().innermost() instanceof InvalidateOnCall plan)) {
      throw new UnusableException("is being prepared");
    }
    List<String> dropped = new ArrayList<>();
    for (EntryName name : plan.names()) {
      try {
        String key = name.of(values);
        dropped.add(shown(key));
      } catch (RuntimeException | LinkageError fault) {
        dropped.add("drops a key that cannot be told: " + fault.getClass().getName());
      }
    }
    return dropped;
  }

  private static String shown(String target) {
    if (SettleTime.isOne(target)) {
      return "settles for " + Spans.ofMillis(SettleTime.millis(target));
    }
    return "drops "
        + (VersionKeys.isVersion(target) ? VersionKeys.shown(target) : KeyPattern.shown(target));
  }
}
