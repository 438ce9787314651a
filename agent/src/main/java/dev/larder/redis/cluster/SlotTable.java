package dev.larder.redis.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Which server holds which slots, and since when that is known. Thread-safe. */
final class SlotTable {
  private final AtomicReferenceArray<@Nullable ClusterNode> owners =
      new AtomicReferenceArray<>(SlotKeys.SLOTS);
  private final AtomicLongArray since = new AtomicLongArray(SlotKeys.SLOTS);
  private final AtomicInteger changes = new AtomicInteger();

  /** Who holds a slot, null as long as nobody is known to. */
  @Nullable ClusterNode owner(int slot) {
    return owners.get(slot);
  }

  /** When its owner became known, by the clock of whoever told. */
  long sinceNanos(int slot) {
    return since.get(slot);
  }

  /** How often anything has changed. */
  int changes() {
    return changes.get();
  }

  /** A server is said to hold a slot. */
  synchronized void put(int slot, ClusterNode owner, long nanos) {
    if (owners.get(slot) != owner) {
      since.set(slot, nanos); // first: who sees the owner sees this
      owners.set(slot, owner);
      changes.incrementAndGet();
    }
  }

  /** The ranges of slots that a server holds, in their order, as Redis tells of them. */
  List<String> ranges(ClusterNode owner) {
    List<String> ranges = new ArrayList<>();
    int from = -1;
    for (int slot = 0; slot <= SlotKeys.SLOTS; slot++) {
      boolean has = slot < SlotKeys.SLOTS && owners.get(slot) == owner;
      if (has && from < 0) {
        from = slot;
      } else if (!has && from >= 0) {
        ranges.add(SlotKeys.shown(from, slot - 1));
        from = -1;
      }
    }
    return ranges;
  }
}
