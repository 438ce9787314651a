package dev.larder.invalidation;

import java.util.ArrayList;
import java.util.List;

/**
 * For how long loads may still find what was there before a write that has returned, as a text
 * among what the write drops: so it reaches the commit with the keys. Of several, which other
 * writes of the transaction may have brought, the longest counts for all keys. Stateless.
 */
public final class SettleTime {
  private static final String MARK = "~settle:";

  private SettleTime() {}

  /** As one text. */
  public static String text(long millis) {
    return MARK + millis;
  }

  /** Whether a text is one of these. */
  public static boolean isOne(String target) {
    return target.startsWith(MARK);
  }

  /** What {@link #text} was made of. */
  public static long millis(String target) {
    return Long.parseLong(target, MARK.length(), target.length(), 10);
  }

  /** The longest among these, 0 where there is none. */
  public static long longest(List<String> targets) {
    long longest = 0;
    for (String target : targets) {
      if (isOne(target)) {
        longest = Math.max(longest, millis(target));
      }
    }
    return longest;
  }

  /** The targets themselves. */
  static List<String> without(List<String> targets) {
    List<String> others = new ArrayList<>(targets);
    others.removeIf(SettleTime::isOne);
    return others;
  }
}
