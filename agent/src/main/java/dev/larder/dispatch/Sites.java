package dev.larder.dispatch;

import dev.larder.log.FaultLog;
import dev.larder.log.Log;
import dev.larder.rule.Planner;
import dev.larder.rule.ReadRule;
import dev.larder.rule.RefusedSiteException;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import dev.larder.rule.SiteMethod;
import dev.larder.rule.WriteRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Every rule with its sites. Sites come from the linker and are prepared on Larder's own thread;
 * until then calls of reads pass through, and calls of writes wait for it. Thread-safe.
 */
public final class Sites {
  private final List<RuleSites> rules = new ArrayList<>();
  private final Queue<Site> earlyWrites = new ConcurrentLinkedQueue<>();
  private final RuleSet ruleSet;
  private final Supplier<Planner> planner;
  private final Log log;
  private volatile boolean enabled = true;

  /**
   * The sites of these rules, none yet.
   *
   * @param planner asked for with the first site, on Larder's own thread
   */
  public Sites(RuleSet ruleSet, Supplier<Planner> planner, Log log) {
    this.ruleSet = ruleSet;
    this.planner = planner;
    this.log = log;
    for (Rule rule : ruleSet.rules()) {
      rules.add(new RuleSites(rule));
      rule.statistics().onFault(new FaultLog(log, "rule " + rule.name(), System::nanoTime)::report);
    }
  }

  /**
   * A linker that prepares new sites on this executor.
   *
   * @param own Larder's own thread, started with the first call of a woven method
   */
  public Linker linker(Executor own) {
    return new Linker(
        this::isWrite,
        site -> {
          if (!site.take()) {
            return;
          }
          if (isWrite(site.method())) {
            earlyWrites.add(site);
            own.execute(this::prepareWrites);
          } else {
            own.execute(() -> prepareRead(site));
          }
        });
  }

  /** The rules in the order of the file. */
  public List<RuleSites> rules() {
    return rules;
  }

  /** Whether Larder as a whole is switched on. */
  public boolean isEnabled() {
    return enabled;
  }

  /**
   * Switches Larder as a whole; rules keep their own switches. What this JVM held is given up
   * first, since writes went unseen while Larder was off.
   */
  public synchronized void setEnabled(boolean enabled) {
    if (enabled && !this.enabled) {
      rules.forEach(RuleSites::clear);
    }
    this.enabled = enabled;
    for (RuleSites rule : rules) {
      rule.setAgentEnabled(enabled);
    }
  }

  /** How many woven methods run a rule. */
  public int size() {
    int size = 0;
    for (RuleSites rule : rules) {
      size += rule.size();
    }
    return size;
  }

  /** Drops what any site itself holds under a key. */
  public void drop(String key) {
    for (RuleSites rule : rules) {
      if (rule.rule() instanceof ReadRule) {
        rule.drop(key);
      }
    }
  }

  private boolean isWrite(SiteMethod method) {
    List<Rule> about = ruleSet.about(method);
    return !about.isEmpty() && about.get(0) instanceof WriteRule;
  }

  private void prepareWrites() {
    for (Site site = earlyWrites.poll(); site != null; site = earlyWrites.poll()) {
      prepare(site);
    }
  }

  /**
   * The first plan of all brings the stores up, which takes long. Writes that have returned in the
   * meantime are caught up on before a read can be answered.
   */
  private void prepareRead(Site site) {
    Planner unused = planner.get();
    prepareWrites();
    prepare(site);
  }

  private void prepare(Site site) {
    try {
      List<Rule> about = ruleSet.about(site.method());
      for (RuleSites rule : rules) {
        int place = about.indexOf(rule.rule());
        if (place == 0) {
          place(rule, site);
        } else if (place > 0) {
          refuse(rule, site, "already runs rule " + about.get(0).name() + "; merge the two");
        }
      }
    } finally {
      site.settle();
    }
  }

  private void place(RuleSites rule, Site site) {
    try {
      site.load(planner.get().plan(rule.rule(), site.method()));
      rule.add(site);
    } catch (RefusedSiteException refusal) {
      refuse(rule, site, String.valueOf(refusal.getMessage()));
    } catch (RuntimeException | LinkageError fault) {
      refuse(rule, site, "could not be prepared: " + fault);
    }
  }

  private void refuse(RuleSites rule, Site site, String why) {
    String line = site.method().qualifiedName() + ": " + why;
    rule.rule().statistics().show(line);
    log.warn("rule " + rule.rule().name() + ": " + line);
  }
}
