package dev.larder.explain;

import dev.larder.dispatch.RuleSites;
import dev.larder.dispatch.RuleSites.Running;
import dev.larder.engine.ReadPlan;
import dev.larder.explain.given.CallLine;
import dev.larder.explain.given.UnusableException;
import dev.larder.rule.BatchRule;
import dev.larder.rule.BehindRule;
import dev.larder.rule.Planner.Planned;
import dev.larder.rule.ReadRule;
import dev.larder.version.CallTags;
import dev.larder.version.VersionKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is known of a call without making it. Thread-safe; waits for Redis alone. Shows keys,
 * and no value of an entry.
 *
 * @param namespace of the rules
 * @param isOn whether Larder as a whole is switched on
 */
public record Explainer(String namespace, BooleanSupplier isOn, KeyReports reports) {
  private static final String KEY = "key=";

  /** Of one rule, so many methods are told of. */
  static final int MOST = 16;

  /** As {@link #explain}, of arguments that are separated by commas. */
  public List<String> explainLine(RuleSites rule, String arguments) {
    return explain(rule, CallLine.split(arguments));
  }

  /**
   * What is known of a call of a rule's methods.
   *
   * @param arguments as text, or one alone that is {@code key=} and a key
   * @return lines for people
   */
  public List<String> explain(RuleSites rule, List<String> arguments) {
    List<String> lines = new ArrayList<>();
    try {
      lines.add("rule " + rule.rule().name() + ", " + rule.rule().word());
      addSwitches(rule, lines);
      List<Running> sites = rule.running();
      if (rule.rule() instanceof ReadRule read) {
        addRead(read, sites, arguments, lines);
      } else if (rule.rule() instanceof BatchRule batch) {
        lines.add("its entries are those of rule " + batch.of().name() + ", which tells of them");
      } else if (rule.rule() instanceof BehindRule) {
        lines.add("its calls wait in a queue; Queued and DeadLetters tell how many do");
      } else {
        WriteCalls.add(sites, arguments, lines);
      }
    } catch (RuntimeException | LinkageError fault) {
      lines.add("the rest cannot be told: " + fault.getClass().getName());
    }
    return lines;
  }

  private void addSwitches(RuleSites rule, List<String> lines) {
    if (!isOn.getAsBoolean()) {
      lines.add("in the way: Larder is switched off, every call runs its method");
    }
    if (!rule.isEnabled()) {
      lines.add("in the way: the rule is switched off, every call runs its method");
    }
  }

  private void addRead(
      ReadRule rule, List<Running> sites, List<String> arguments, List<String> lines) {
    String ready = readyKey(arguments);
    Map<String, List<Call>> calls = new LinkedHashMap<>();
    if (sites.isEmpty()) {
      lines.add("no method of it has been called yet");
    }
    for (Running site : sites.subList(0, Math.min(sites.size(), MOST))) {
      String name = site.method().qualifiedName();
      try {
        Call call = call(rule, site, ready, arguments);
        calls.computeIfAbsent(call.key(), key -> new ArrayList<>()).add(call);
        lines.add(name + " " + call.told() + ": key " + call.key());
      } catch (UnusableException unusable) {
        lines.add(name + ": " + unusable.getMessage());
      } catch (NoSuchMethodException | TypeNotPresentException absent) {
        lines.add(name + ": its class is not complete");
      }
    }
    if (sites.size() > MOST) {
      lines.add("and " + (sites.size() - MOST) + " methods more");
    }
    if (ready != null && calls.isEmpty()) {
      calls.put(ready, List.of());
    }
    boolean plain = rule.isPlain();
    calls.forEach((key, ofKey) -> lines.addAll(reports.of(key, ofKey, plain)));
  }

  private Call call(ReadRule rule, Running site, @Nullable String ready, List<String> arguments)
      throws UnusableException, NoSuchMethodException {
    Planned planned = site.planned();
    if (planned == null || !(planned.plan().innermost() instanceof ReadPlan plan)) {
      throw new UnusableException("is being prepared");
    }
    if (ready == null) {
      return Call.of(rule, site, plan, arguments);
    }
    String version = namespace + ":" + VersionKeys.ofRule(rule.name());
    return Call.ofKey(plan, ready, new CallTags(List.of(version), false));
  }

  /** With the namespace, whether it was given with it or without; null where none was given. */
  private @Nullable String readyKey(List<String> arguments) {
    if (arguments.size() != 1 || !arguments.get(0).startsWith(KEY)) {
      return null;
    }
    String key = arguments.get(0).substring(KEY.length());
    return key.startsWith(namespace + ":") ? key : namespace + ":" + key;
  }
}
