package dev.larder.spelling;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
public final class Nearest {
  /** Bounds for what is looked at, so that no file takes long. */
  private static final int MAX_LENGTH = 64;

  private static final int MAX_CANDIDATES = 300;

  private Nearest() {}

  /** The candidate that differs least, null if none is near. */
  public static @Nullable String to(String name, Collection<String> candidates) {
    String best = null;
    int least = 1 + Math.max(1, name.length() / 3);
    int left = name.length() > MAX_LENGTH ? 0 : MAX_CANDIDATES;
    for (String candidate : candidates) {
      if (left-- <= 0) {
        break;
      }
      if (Math.abs(candidate.length() - name.length()) < least) {
        int distance = distance(name, candidate);
        if (distance < least) {
          least = distance;
          best = candidate;
        }
      }
    }
    return best;
  }

  /** Insertions, deletions and replacements between two names (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
