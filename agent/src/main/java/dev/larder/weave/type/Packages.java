package dev.larder.weave.type;

import java.util.Arrays;
import java.util.Collection;

/**
 * Beginnings of names, none of which begins another: found by halves, since every class that is
 * loaded is asked about, mostly by code that is not compiled yet. Immutable.
 */
final class Packages {
  private final String[] sorted;

  Packages(Collection<String> beginnings) {
    sorted = beginnings.toArray(new String[0]);
    Arrays.sort(sorted);
  }

  /** Whether a name begins so. */
  boolean has(String name) {
    int place = Arrays.binarySearch(sorted, name);
    int before = place < 0 ? -place - 2 : place;
    return before >= 0 && name.startsWith(sorted[before]);
  }
}
