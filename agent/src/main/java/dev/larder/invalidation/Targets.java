package dev.larder.invalidation;

import java.util.ArrayList;
import java.util.List;

/**
 * What a write drops, as texts: keys of entries and of versions, and among them texts that begin
 * with {@code ~}, which no namespace does: patterns of keys, how long it all settles, and when the
 * write began. Stateless.
 */
public final class Targets {
  private static final String NO_KEY = "~";

  private Targets() {}

  /** The keys of entries and versions among these. */
  public static List<String> keys(List<String> targets) {
    for (String target : targets) {
      if (target.startsWith(NO_KEY)) {
        List<String> keys = new ArrayList<>(targets);
        keys.removeIf(each -> each.startsWith(NO_KEY));
        return keys;
      }
    }
    return targets;
  }
}
