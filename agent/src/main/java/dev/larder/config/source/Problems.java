package dev.larder.config.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems of one file, gathered while it is read. Not thread-safe. */
public final class Problems {
  /** A file with more is not the file that was meant. */
  private static final int MOST = 200;

  private final String file;
  private final Set<Problem> found = new LinkedHashSet<>();

  /** For a file of this name. */
  public Problems(String file) {
    this.file = file;
  }

  /** Adds one; the same one twice counts once, and so does whatever is past the bound. */
  public void add(Place place, String what, String cure) {
    if (found.size() < MOST) {
      found.add(new Problem(file, place.line(), place.column(), place.path(), what, cure));
    } else if (found.size() == MOST) {
      String many = "there are more than " + MOST + " mistakes";
      found.add(new Problem(file, 1, 1, "", many, "correct those that are told"));
    }
  }

  /** Whether more of them would only be counted, so that no cure need be looked for. */
  public boolean isFull() {
    return found.size() > MOST;
  }

  /** All of them, in the order of their places. */
  public List<Problem> inOrder() {
    List<Problem> sorted = new ArrayList<>(found);
    Collections.sort(sorted);
    return List.copyOf(sorted);
  }
}
