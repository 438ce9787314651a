package dev.larder.redis.cluster;

import io.lettuce.core.cluster.SlotHash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys by their slots. The slots are in {@value #GROUPS} groups, and of each version there is a
 * copy for each group, in a slot in the middle of it: as masters hold ranges of slots, an entry's
 * copies are nearly always where the entry is. So one server answers for both, one connection
 * brings the messages about both in their order, and a server that is gone takes its own entries
 * with it, not those of others that carry a version of its. Stateless.
 */
final class SlotKeys {
  /** As many as there are. */
  static final int SLOTS = 16_384;

  static final int GROUPS = 16;

  /** Texts whose slots are in the middle of each group, at most 24 slots beside it. */
  private static final List<String> MIDDLES =
      List.of(
          "18", "5x", "0f", "j", "7j", "2", "95", "fx", "7t", "34", "er", "a2", "9s", "5f", "0x",
          "t");

  private static final int[] MIDDLE_SLOTS = MIDDLES.stream().mapToInt(SlotHash::getSlot).toArray();

  private SlotKeys() {}

  static int slot(String key) {
    return SlotHash.getSlot(key);
  }

  /** The group of a slot, from 0. */
  static int group(int slot) {
    return slot / (SLOTS / GROUPS);
  }

  /** Where the copies of versions of a group are. */
  static int slotOfCopies(int group) {
    return MIDDLE_SLOTS[group];
  }

  /**
   * The copy of a version.
   *
   * @param prefix what the keys of versions begin with
   */
  static String copy(String prefix, int group, String version) {
    return prefix + '{' + MIDDLES.get(group) + '}' + version.substring(prefix.length());
  }

  /** The version that a key is a copy of. */
  static String version(String prefix, String copy) {
    return prefix + copy.substring(copy.indexOf('}', prefix.length()) + 1);
  }

  /**
   * Where a lock is, in the slot of the key that it is of; null for a key with braces that none can
   * be put around.
   *
   * @param lock the key that it is of, and what a lock's key ends with, from its last {@code ~} on
   */
  static @Nullable String lock(String lock) {
    int open = lock.indexOf('{');
    if (open >= 0) {
      return lock.indexOf('}', open) > open + 1 ? lock : null;
    }
    if (lock.indexOf('}') >= 0) {
      return null;
    }
    int end = lock.lastIndexOf('~');
    String namespace = lock.substring(0, lock.indexOf(':') + 1);
    return namespace + '{' + lock.substring(0, end) + '}' + lock.substring(end);
  }

  /** The slots from one to another, both included, as Redis tells of them. */
  static String shown(int from, int to) {
    return from == to ? Integer.toString(from) : from + "-" + to;
  }
}
