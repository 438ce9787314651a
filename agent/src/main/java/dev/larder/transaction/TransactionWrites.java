package dev.larder.transaction;

import dev.larder.version.CallTags;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that one transaction has made out of date, so many at most: of others it is known that
 * there are some, and {@link Transactions#ALL} stands for them. Thread-safe; guarded by its
 * monitor.
 */
final class TransactionWrites {
  static final int MOST = 10_000;

  /** Of replacements, each of which may hold as much as an entry. */
  static final int MOST_REPLACED = 100;

  private final Set<String> keys = new LinkedHashSet<>();
  private final Map<Object, Runnable> tasks = new LinkedHashMap<>();
  private final Map<String, Transactions.Replacement> replacements = new LinkedHashMap<>();
  private boolean hasTags;
  private boolean attached;
  private int attachments;
  private int undone;

  /** Whether there was room for all of them. */
  synchronized boolean add(Collection<String> more) {
    boolean room = true;
    for (String key : more) {
      boolean fits = keys.size() < MOST || keys.contains(key);
      keys.add(fits ? key : Transactions.ALL);
      hasTags |= CallTags.isOfResult(key);
      room &= fits;
      giveUp(replacements.remove(key));
    }
    return room;
  }

  private static void giveUp(Transactions.@Nullable Replacement replacement) {
    if (replacement != null) {
      replacement.giveUp();
    }
  }

  /** Of a key that was added: until it is added once more. Whether there was room for it. */
  synchronized boolean replace(Transactions.Replacement replacement) {
    if (replacements.size() >= MOST_REPLACED) {
      return false;
    }
    replacements.put(replacement.key(), replacement);
    return true;
  }

  /**
   * After the commit: replaces what can be; its keys are no longer among those to drop. Waits for
   * all of them together.
   */
  void replaceAll() {
    List<Transactions.Replacement> begun;
    List<String> left = keys();
    synchronized (this) {
      begun = List.copyOf(replacements.values());
      replacements.clear();
    }
    begun.forEach(each -> each.begin(left));
    for (Transactions.Replacement each : begun) {
      if (each.isDone()) {
        forget(each.key());
      }
    }
  }

  /** A part of it never was: nobody knows what is left of any key. */
  synchronized void undo() {
    undone++;
    giveUpAll();
  }

  /** How often a part of it was rolled back. */
  synchronized int undone() {
    return undone;
  }

  private void giveUpAll() {
    replacements.values().forEach(Transactions.Replacement::giveUp);
    replacements.clear();
  }

  private synchronized void forget(String key) {
    keys.remove(key);
  }

  /**
   * Whether there was room for what is to happen after the commit, behind all else and instead of
   * what was to happen of the same before.
   */
  synchronized boolean add(Object of, Runnable task) {
    tasks.remove(of);
    return tasks.size() < MOST && tasks.put(of, task) == null;
  }

  /** What is to happen after the commit, since it was last taken. */
  synchronized List<Runnable> takeTasks() {
    List<Runnable> taken = List.copyOf(tasks.values());
    tasks.clear();
    return taken;
  }

  /** Asked for each read: looks each of the call's keys up and walks none of those held. */
  synchronized boolean has(String key, CallTags tags) {
    return keys.contains(key)
        || keys.contains(Transactions.ALL)
        || (hasTags && tags.open())
        || !Collections.disjoint(tags.keys(), keys);
  }

  /** Whether nothing was written since the keys were last taken. */
  synchronized boolean isEmpty() {
    return keys.isEmpty();
  }

  /** The keys since they were last taken, which they are not by this. */
  synchronized List<String> keys() {
    return List.copyOf(keys);
  }

  /** The keys since they were last taken. */
  synchronized List<String> take() {
    List<String> taken = List.copyOf(keys);
    keys.clear();
    giveUpAll();
    hasTags = false;
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
    attachments += changed && now ? 1 : 0;
    return changed;
  }

  /** How often a thread has come to the transaction: more than once where it was suspended. */
  synchronized int attachments() {
    return attachments;
  }
}
