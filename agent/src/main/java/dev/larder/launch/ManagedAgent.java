package dev.larder.launch;

import dev.larder.behind.BehindPlan;
import dev.larder.dispatch.RuleSites;
import dev.larder.dispatch.Sites;
import dev.larder.log.Log;
import dev.larder.log.Version;
import dev.larder.ops.AgentControl;
import dev.larder.ops.Managed;
import dev.larder.ops.ManagedRule;
import dev.larder.ops.Management;
import dev.larder.rule.Planner.Planned;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import dev.larder.thread.OwnThread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent as management sees it, registered as soon as the application has an MBean server. */
final class ManagedAgent {
  private static final int MOST_POLLS = 300;
  private static final long POLL_MILLIS = 100;

  private final Sites sites;
  private final Reloads reloads;
  private final Graph graph;
  private final OwnThread own;
  private final Log log;
  private Managed managed;
  private boolean registered;

  ManagedAgent(RuleSet rules, Sites sites, Reloads reloads, Graph graph, OwnThread own, Log log) {
    this.sites = sites;
    this.reloads = reloads;
    this.graph = graph;
    this.own = own;
    this.log = log;
    managed = managed(rules);
  }

  private Managed managed(RuleSet rules) {
    List<ManagedRule> managedRules = new ArrayList<>();
    for (RuleSites rule : sites.rules()) {
      managedRules.add(new RuleSwitch(rule, graph, rules.namespace(), sites));
    }
    return new Managed(
        Version.CURRENT,
        rules.fileName(),
        new Control(sites, reloads),
        managedRules,
        graph.redisBean(),
        graph.breakerBean(),
        key -> graph.invalidator().invalidate(List.of(rules.namespace() + ":" + key)));
  }

  /** Shows other rules from now on. */
  void reload(RuleSet rules) {
    Managed before = managed;
    managed = managed(rules);
    if (registered) {
      try {
        Management.replace(before, managed);
      } catch (Exception fault) {
        log.warn("the MBeans could not be registered anew: " + fault);
      }
    }
  }

  /** Registers once the application's own MBean server is there, which was last seen coming. */
  void registerOnceUp() {
    poll(0);
  }

  /** Registers now, whether the application uses JMX or not, unless it has been done. */
  void registerUnlessDone() {
    if (!registered) {
      register();
    }
  }

  private void register() {
    registered = true;
    try {
      Management.register(managed);
    } catch (Exception fault) {
      log.warn("the MBeans could not be registered: " + fault);
    }
  }

  private void poll(int polls) {
    if (Management.isUp()) {
      register();
    } else if (polls < MOST_POLLS) {
      own.after(POLL_MILLIS, () -> poll(polls + 1));
    }
  }

  private record Control(Sites sites, Reloads reloads) implements AgentControl {
    @Override
    public boolean isEnabled() {
      return sites.isEnabled();
    }

    @Override
    public void setEnabled(boolean enabled) {
      sites.setEnabled(enabled);
    }

    @Override
    public String loadedAt() {
      return reloads.loadedAt();
    }

    @Override
    public @Nullable String lastReload() {
      return reloads.lastReload();
    }

    @Override
    public @Nullable String reloadError() {
      return reloads.error();
    }

    @Override
    public String reload() {
      return reloads.now();
    }
  }

  /** A lambda that makes an explainer would load its class when it is linked. */
  private record RuleSwitch(RuleSites sitesOfRule, Graph graph, String namespace, Sites all)
      implements ManagedRule {
    @Override
    public Rule rule() {
      return sitesOfRule.rule();
    }

    @Override
    public List<String> sites() {
      return sitesOfRule.methods();
    }

    @Override
    public String replayDeadLetters() {
      for (RuleSites.Running site : sitesOfRule.running()) {
        Planned planned = site.planned();
        if (planned != null && planned.plan().innermost() instanceof BehindPlan behind) {
          return behind.replay();
        }
      }
      return "no method of it has been called yet in this JVM, or it is no write-behind rule";
    }

    @Override
    public List<String> explain(List<String> arguments) {
      return graph.explainer(namespace, all).explain(sitesOfRule, arguments);
    }

    @Override
    public List<String> explainLine(String arguments) {
      return graph.explainer(namespace, all).explainLine(sitesOfRule, arguments);
    }

    @Override
    public boolean isEnabled() {
      return sitesOfRule.isEnabled();
    }

    @Override
    public void setEnabled(boolean enabled) {
      sitesOfRule.setEnabled(enabled);
    }
  }
}
