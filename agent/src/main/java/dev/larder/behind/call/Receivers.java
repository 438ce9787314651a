package dev.larder.behind.call;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The objects that calls of one method have been made on, the last one first: a call that waited in
 * Redis no longer knows its own. Only the last is kept alive. Thread-safe.
 */
public final class Receivers {
  private static final int MOST = 16;

  private final Deque<WeakReference<Object>> seen = new ArrayDeque<>(); // guarded by itself
  private volatile @Nullable Object last;

  /** A call is made on it. */
  void see(Object receiver) {
    if (receiver == last) {
      return;
    }
    synchronized (seen) {
      last = receiver;
      seen.removeIf(each -> each.refersTo(null) || each.refersTo(receiver));
      seen.addFirst(new WeakReference<>(receiver));
      if (seen.size() > MOST) {
        seen.removeLast();
      }
    }
  }

  /** The one that was seen last of those that fit; null if none is alive. */
  @Nullable Object find(Predicate<Object> fits) {
    List<Object> alive = new ArrayList<>();
    synchronized (seen) {
      for (WeakReference<Object> each : seen) {
        Object receiver = each.get();
        if (receiver != null) {
          alive.add(receiver);
        }
      }
    }
    for (Object receiver : alive) {
      if (fits.test(receiver)) {
        return receiver;
      }
    }
    return null;
  }
}
