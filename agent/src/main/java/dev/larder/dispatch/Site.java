package dev.larder.dispatch;

import dev.larder.rule.Planner.Planned;
import dev.larder.rule.called.SiteMethod;
import dev.larder.transaction.OpenWrites;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A woven method: its two call sites and what they run. Only the class that it belongs to may hold
 * it. Thread-safe; guarded by its monitor.
 */
final class Site {
  private volatile SiteMethod method;
  private final CallSites enters = new CallSites();
  private final CallSites exits = new CallSites();
  private @Nullable Program program;
  private @Nullable AwaitedPlan awaited;
  private boolean settles;
  private boolean running;
  private boolean taken;

  Site(SiteMethod method) {
    this.method = method;
  }

  SiteMethod method() {
    return method;
  }

  /** The class was woven again and tells more of the method, or less: it is prepared anew. */
  synchronized void renew(SiteMethod again) {
    if (!again.facts().equals(method.facts())) {
      method = again;
      taken = false;
    }
  }

  /** Whether the caller is the first to ask: it prepares the site. */
  synchronized boolean take() {
    boolean first = !taken;
    taken = true;
    return first;
  }

  /** Links one of the two call sites. Waits for nothing. */
  synchronized CallSite link(boolean isEnter, MethodType type) {
    return isEnter
        ? enters.add(type, enterTarget(type))
        : exits.add(type, settles ? Handles.exit(type) : Handles.idleExit(type));
  }

  /** Lets no call pass through unseen from now on, though the plan is yet to be made. */
  synchronized void await(OpenWrites openWrites) {
    if (program == null) {
      awaited = new AwaitedPlan(openWrites);
      program = new Program(new Planned(awaited, null));
      running = true;
      settle();
    }
  }

  /** Gives the site what it is to run, once it is switched on. */
  synchronized void load(Planned planned) {
    if (awaited == null || !awaited.prepared(planned.plan())) {
      awaited = null;
      if (program != null) {
        program.planned().plan().end();
      }
      program = new Program(planned);
      settle();
    }
  }

  /** Takes away what the site runs; calls under way end under the plan that they began with. */
  synchronized void unload() {
    giveUp();
    awaited = null;
    if (program != null) {
      program.planned().plan().end();
    }
    program = null;
  }

  /** Nothing more will be loaded. */
  synchronized void giveUp() {
    if (awaited != null) {
      awaited.giveUp();
    }
  }

  /** Every thread sees the exit before any sees an enter that gives tickets; then it stays. */
  private void settle() {
    if (!settles) {
      List<MutableCallSite> changed = new ArrayList<>();
      exits.setTargets(Handles::exit, changed);
      MutableCallSite.syncAll(changed.toArray(new MutableCallSite[0]));
    }
    settles = true;
  }

  /** Whether it is switched on. */
  synchronized boolean isRunning() {
    return running;
  }

  /**
   * Switches the site on or off; off costs nothing.
   *
   * @param changed collects the call sites whose targets other threads have yet to see
   */
  synchronized void run(boolean on, List<MutableCallSite> changed) {
    running = on;
    if (program != null) {
      program.planned().plan().runs(on);
    }
    enters.setTargets(this::enterTarget, changed);
  }

  /** Drops what the site itself holds under a key. */
  void drop(String key) {
    Program current = program();
    if (current != null) {
      current.planned().plan().drop(key);
    }
  }

  /** Drops all that the site itself holds. */
  void clear() {
    Program current = program();
    if (current != null) {
      current.planned().plan().clear();
    }
  }

  /** The rules were loaded anew, and what the site runs stays. */
  void goOn() {
    Program current = program();
    if (current != null) {
      current.planned().plan().goOn();
    }
  }

  /** What the site runs, null if nothing. */
  @Nullable Planned planned() {
    Program current = program();
    return current == null ? null : current.planned();
  }

  private synchronized @Nullable Program program() {
    return program;
  }

  private MethodHandle enterTarget(MethodType type) {
    Program current = running ? program : null;
    return current == null ? Handles.idleEnter(type) : current.enter(type);
  }

  /**
   * Every call site that was made for one place in a method. The JVM keeps one of those that
   * threads make for it at the same time, and does not say which; a class that is woven again has
   * new ones, while old frames run the old ones. Those of no use are collected. Not thread-safe.
   */
  private static final class CallSites {
    private final List<WeakReference<MutableCallSite>> all = new ArrayList<>();

    MutableCallSite add(MethodType type, MethodHandle target) {
      MutableCallSite callSite = new MutableCallSite(type);
      callSite.setTarget(target);
      all.removeIf(reference -> reference.get() == null);
      all.add(new WeakReference<>(callSite));
      return callSite;
    }

    /**
     * Sets every target.
     *
     * @param changed collects the call sites whose targets other threads have yet to see
     */
    void setTargets(Function<MethodType, MethodHandle> target, List<MutableCallSite> changed) {
      for (WeakReference<MutableCallSite> reference : all) {
        MutableCallSite callSite = reference.get();
        if (callSite != null) {
          callSite.setTarget(target.apply(callSite.type()));
          changed.add(callSite);
        }
      }
    }
  }
}
