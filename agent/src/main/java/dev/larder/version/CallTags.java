package dev.larder.version;

import java.util.ArrayList;
import java.util.List;

/**
 * What the entry of one call carries, as far as it is known before the result. Immutable.
 *
 * @param keys of versions, with the namespace: the rule's and those of its tags
 * @param open whether the result tells of further tags
 * @param aged whether it matters how long an entry lives yet
 */
public record CallTags(List<String> keys, boolean open, boolean aged) {
  /** An entry that carries nothing. */
  public static final CallTags NONE = new CallTags(List.of(), false);

  /** Of an entry that is as good on its last day as on its first. */
  public CallTags(List<String> keys, boolean open) {
    this(keys, open, false);
  }

  /** The same of an entry whose age matters. */
  public CallTags ofAge() {
    return new CallTags(keys, open, true);
  }

  /** The same of an entry whose age does not. */
  public CallTags ageless() {
    return new CallTags(keys, open, false);
  }

  /** Whether an entry of the call may carry the version under this key. */
  public boolean mayCarry(String key) {
    return keys.contains(key) || (open && isOfResult(key));
  }

  /** Whether it is the key of a version that a result may tell of: a tag's. */
  public static boolean isOfResult(String key) {
    return VersionKeys.isVersion(key) && !VersionKeys.isNoTag(key);
  }

  /** The same with further keys. */
  public CallTags with(List<String> more) {
    List<String> all = new ArrayList<>(keys);
    for (String key : more) {
      if (!all.contains(key)) {
        all.add(key);
      }
    }
    return new CallTags(all, open, aged);
  }
}
