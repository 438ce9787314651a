package dev.larder.version;

import java.util.ArrayList;
import java.util.List;

/**
 * What the entry of one call carries, as far as it is known before the result. Immutable.
 *
 * @param keys of versions, with the namespace: the rule's and those of its tags
 * @param open whether the result tells of further tags
 */
public record CallTags(List<String> keys, boolean open) {
  /** An entry that carries nothing. */
  public static final CallTags NONE = new CallTags(List.of(), false);

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
    return new CallTags(all, open);
  }
}
