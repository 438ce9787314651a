package dev.larder.config.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The problems of one file, gathered while it is read. Not thread-safe. */
public final class Problems {
  private final String file;
  private final List<Problem> found = new ArrayList<>();

  /** For a file of this name. */
  public Problems(String file) {
    this.file = file;
  }

  /** Adds one; the same one twice counts once. */
  public void add(Place place, String what, String cure) {
    Problem problem = new Problem(file, place.line(), place.column(), place.path(), what, cure);
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  /** All of them, in the order of their places. */
  public List<Problem> inOrder() {
    List<Problem> sorted = new ArrayList<>(found);
    Collections.sort(sorted);
    return List.copyOf(sorted);
  }
}
