package dev.larder.history;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The newest version that had become binding by a moment, of some writes of one key. */
final class Floor {
  private final TreeMap<Long, Operation> newest = new TreeMap<>();

  /**
   * A floor of these writes.
   *
   * @param binding from when on each of them binds
   */
  Floor(List<Operation> writes, ToLongFunction<Operation> binding) {
    Operation highest = null;
    for (Operation write : writes.stream().sorted(Comparator.comparingLong(binding)).toList()) {
      if (highest == null || write.version() > highest.version()) {
        highest = write;
        newest.put(binding.applyAsLong(write), write);
      }
    }
  }

  /** The write that has bound before this moment, null if none had. */
  @Nullable Operation before(long moment) {
    Map.Entry<Long, Operation> entry = newest.lowerEntry(moment);
    return entry == null ? null : entry.getValue();
  }
}
