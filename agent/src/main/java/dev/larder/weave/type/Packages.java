package dev.larder.weave.type;

import java.util.Arrays;
import java.util.Collection;

/**
 * Beginnings of names, none of which begins another: found by halves, since every class that is
 * loaded is asked about, mostly by code that is not compiled yet. Immutable.
 */
final class Packages {
  private final String[] sorted;

  /** Where those that begin with a letter lie, and where the next ones do. */
  private final int[] byLetter = new int['z' + 2];

  Packages(Collection<String> beginnings) {
    sorted = beginnings.toArray(new String[0]);
    Arrays.sort(sorted);
    int place = 0;
    for (char letter = 0; letter < byLetter.length; letter++) {
      byLetter[letter] = place;
      while (place < sorted.length && sorted[place].charAt(0) == letter) {
        place++;
      }
    }
  }

  /** Whether a name begins so. */
  boolean has(String name) {
    char letter = name.isEmpty() ? 0 : name.charAt(0);
    if (letter > 'z' || byLetter[letter] == byLetter[letter + 1]) {
      return false;
    }
    int place = Arrays.binarySearch(sorted, byLetter[letter], byLetter[letter + 1], name);
    int before = place < 0 ? -place - 2 : place;
    return before >= 0 && name.startsWith(sorted[before]);
  }
}
