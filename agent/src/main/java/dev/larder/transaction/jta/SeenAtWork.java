package dev.larder.transaction.jta;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Objects of the application that have been seen at work, held weakly; a few of them. Thread-safe.
 */
final class SeenAtWork {
  /** Enough for one and what is wrapped around it, with some to spare. */
  static final int MOST = 8;

  /** Replaced as a whole, under the monitor. */
  private volatile List<WeakReference<Object>> seen = List.of();

  /** The oldest makes room: if it is still at work, it will be seen again. */
  void add(Object target) {
    if (!has(target)) {
      replace(target);
    }
  }

  private boolean has(Object target) {
    List<WeakReference<Object>> known = seen;
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).refersTo(target)) {
        return true;
      }
    }
    return false;
  }

  private synchronized void replace(Object target) {
    List<WeakReference<Object>> known = new ArrayList<>(seen);
    known.removeIf(each -> each.refersTo(null) || each.refersTo(target));
    if (known.size() == MOST) {
      known.remove(0);
    }
    known.add(new WeakReference<>(target));
    seen = List.copyOf(known);
  }

  /** Those that are still there, the oldest first. */
  List<Object> all() {
    List<Object> all = new ArrayList<>(MOST);
    for (WeakReference<Object> each : seen) {
      Object target = each.get();
      if (target != null) {
        all.add(target);
      }
    }
    return all;
  }
}
