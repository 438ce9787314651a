package dev.larder.dispatch;

import dev.larder.rule.Planner.Planned;
import dev.larder.rule.Rule;
import dev.larder.rule.called.SiteMethod;
import java.lang.invoke.MutableCallSite;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One rule's switch and its sites, held weakly: a web application that is undeployed takes its
 * sites along. Thread-safe; guarded by its monitor.
 */
public final class RuleSites {
  private final Rule rule;
  private final List<WeakReference<Site>> sites = new ArrayList<>();
  private boolean ruleEnabled;
  private boolean agentEnabled = true;

  RuleSites(Rule rule) {
    this.rule = rule;
    this.ruleEnabled = rule.enabled();
  }

  /** The rule. */
  public Rule rule() {
    return rule;
  }

  /** Whether the rule is switched on, the agent apart. */
  public synchronized boolean isEnabled() {
    return ruleEnabled;
  }

  /** Switches the rule; the next call of each of its methods sees it. */
  public synchronized void setEnabled(boolean enabled) {
    ruleEnabled = enabled;
    apply();
  }

  /** How many woven methods run the rule. */
  public synchronized int size() {
    int size = 0;
    for (WeakReference<Site> reference : sites) {
      size += reference.get() == null ? 0 : 1;
    }
    return size;
  }

  /** The methods that run the rule, {@code com.shop.ProductService.findById}. */
  public List<String> methods() {
    List<String> methods = new ArrayList<>();
    each(site -> methods.add(site.method().qualifiedName()));
    return methods;
  }

  /**
   * A method that runs the rule.
   *
   * @param planned null for a moment, while the rules are replaced
   */
  public record Running(SiteMethod method, @Nullable Planned planned) {}

  /** The methods that run the rule, or would if it were switched on, and what they run. */
  public List<Running> running() {
    List<Running> running = new ArrayList<>();
    each(site -> running.add(new Running(site.method(), site.planned())));
    return running;
  }

  synchronized void setAgentEnabled(boolean enabled) {
    agentEnabled = enabled;
    apply();
  }

  synchronized void add(Site site) {
    sites.add(new WeakReference<>(site));
    List<MutableCallSite> changed = new ArrayList<>();
    site.run(ruleEnabled && agentEnabled, changed);
    sync(changed);
  }

  /** Takes over a site that runs what it is to run; its compiled code stays. */
  synchronized void adopt(Site site) {
    sites.add(new WeakReference<>(site));
    boolean on = ruleEnabled && agentEnabled;
    if (site.isRunning() != on) {
      List<MutableCallSite> changed = new ArrayList<>();
      site.run(on, changed);
      sync(changed);
    }
  }

  synchronized boolean isRunBy(Site site) {
    for (WeakReference<Site> reference : sites) {
      if (reference.get() == site) {
        return true;
      }
    }
    return false;
  }

  /** Lets a site run its bodies alone, and forgets what it held. */
  static void stop(Site site) {
    List<MutableCallSite> changed = new ArrayList<>();
    site.run(false, changed);
    sync(changed);
    site.unload();
  }

  void goOn() {
    each(Site::goOn);
  }

  void drop(String key) {
    each(site -> site.drop(key));
  }

  void clear() {
    each(Site::clear);
  }

  private void apply() {
    List<MutableCallSite> changed = new ArrayList<>();
    each(site -> site.run(ruleEnabled && agentEnabled, changed));
    sync(changed);
  }

  private synchronized void each(Consumer<Site> action) {
    sites.removeIf(reference -> reference.get() == null);
    for (WeakReference<Site> reference : sites) {
      Site site = reference.get();
      if (site != null) {
        action.accept(site);
      }
    }
  }

  private static void sync(List<MutableCallSite> changed) {
    MutableCallSite.syncAll(changed.toArray(new MutableCallSite[0]));
  }
}
