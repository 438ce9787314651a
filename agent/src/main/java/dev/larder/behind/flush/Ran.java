package dev.larder.behind.flush;

import dev.larder.store.WriteQueue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What has run here: what of it could not be taken out of the queue, and for a while which calls
 * they were. Used by one flush at a time.
 */
final class Ran {
  private static final int MOST_IDS = 20_000;

  private final Set<String> places = new HashSet<>();
  private final Set<String> ids = new LinkedHashSet<>();

  /** A call has. */
  void add(String id) {
    ids.add(id);
    if (ids.size() > MOST_IDS) {
      ids.remove(ids.iterator().next());
    }
  }

  /** Whether a call has that waits once more, since it was not known whether it did. */
  boolean has(String id) {
    return ids.contains(id);
  }

  /** Whether some of it could not be taken out of the queue. */
  boolean isOwing() {
    return !places.isEmpty();
  }

  /** Takes out of a queue what has, or is not to. */
  void remove(WriteQueue queue, List<String> more) throws Unreachable {
    places.addAll(more);
    if (!places.isEmpty()) {
      Void unused = Unreachable.await(queue.remove(new ArrayList<>(places)));
      places.clear();
    }
  }
}
