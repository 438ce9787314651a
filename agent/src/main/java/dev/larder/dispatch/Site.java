package dev.larder.dispatch;

import dev.larder.rule.Planned;
import dev.larder.rule.SiteMethod;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A woven method: its two call sites and what they run. Only the class that it belongs to may hold
 * it. Thread-safe; guarded by its monitor.
 */
final class Site {
  private final SiteMethod method;
  private @Nullable MutableCallSite enter;
  private @Nullable MutableCallSite exit;
  private @Nullable Program program;
  private @Nullable AwaitedPlan awaited;
  private boolean running;
  private boolean taken;

  Site(SiteMethod method) {
    this.method = method;
  }

  SiteMethod method() {
    return method;
  }

  /** Whether the caller is the first to ask: it prepares the site. */
  synchronized boolean take() {
    boolean first = !taken;
    taken = true;
    return first;
  }

  /** Links one of the two call sites. Waits for nothing. */
  synchronized CallSite link(boolean isEnter, MethodType type) {
    MutableCallSite callSite = new MutableCallSite(type);
    callSite.setTarget(target(isEnter, type));
    if (isEnter) {
      enter = callSite;
    } else {
      exit = callSite;
    }
    return callSite;
  }

  /** Lets no call pass through unseen from now on, though the plan is yet to be made. */
  synchronized void await() {
    if (program == null) {
      awaited = new AwaitedPlan();
      program = new Program(new Planned(awaited, null));
      running = true;
    }
  }

  /** Gives the site what it is to run, once it is switched on. */
  synchronized void load(Planned planned) {
    if (awaited == null) {
      program = new Program(planned);
    } else {
      awaited.prepared(planned.plan());
    }
  }

  /** Nothing more will be loaded. */
  synchronized void settle() {
    if (awaited != null) {
      awaited.giveUp();
    }
  }

  /**
   * Switches the site on or off; off costs nothing.
   *
   * @param changed collects the call sites whose targets other threads have yet to see
   */
  synchronized void run(boolean on, List<MutableCallSite> changed) {
    running = on;
    if (exit != null) {
      exit.setTarget(target(false, exit.type()));
      changed.add(exit);
    }
    if (enter != null) {
      enter.setTarget(target(true, enter.type()));
      changed.add(enter);
    }
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

  private synchronized @Nullable Program program() {
    return program;
  }

  private MethodHandle target(boolean isEnter, MethodType type) {
    Program current = running ? program : null;
    if (isEnter) {
      return current == null ? Handles.idleEnter(type) : current.enter(type);
    }
    // An exit stays as it is while the site is off: a call that was under way has a ticket to
    // settle.
    return program == null ? Handles.idleExit(type) : program.exit(type);
  }
}
