package dev.larder.transaction;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys that one transaction has made out of date. Thread-safe; guarded by its monitor. */
final class TransactionWrites {
  private final Set<String> keys = new LinkedHashSet<>();
  private boolean attached;

  synchronized void add(Collection<String> more) {
    keys.addAll(more);
  }

  synchronized boolean has(String key) {
    return keys.contains(key);
  }

  /** The keys since they were last taken. */
  synchronized List<String> take() {
    List<String> taken = List.copyOf(keys);
    keys.clear();
    return taken;
  }

  /** Whether a thread runs in the transaction. */
  synchronized boolean isAttached() {
    return attached;
  }

  /** Whether that changed anything. */
  synchronized boolean setAttached(boolean now) {
    boolean changed = attached != now;
    attached = now;
    return changed;
  }
}
