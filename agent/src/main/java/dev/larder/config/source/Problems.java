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
  private final Problem many;
  private boolean more;

  /** For a file of this name. */
  public Problems(String file) {
    this.file = file;
    String told = "there are more than " + MOST + " mistakes";
    many = new Problem(file, 1, 1, "", told, "correct those that are told");
  }

  /** Adds one; the same one twice counts once, and so does whatever is past the bound. */
  public void add(Place place, String what, String cure) {
    add(new Problem(file, place.line(), place.column(), place.path(), what, cure));
  }

  /** Adds one that was found elsewhere, likewise. */
  public void add(Problem problem) {
    if (found.size() < MOST && !problem.equals(many)) {
      found.add(problem);
    } else {
      more |= !found.contains(problem);
    }
  }

  /** Whether more of them would only be counted, so that no cure need be looked for. */
  public boolean isFull() {
    return more;
  }

  /** All of them, in the order of their places. */
  public List<Problem> inOrder() {
    List<Problem> sorted = new ArrayList<>(found);
    if (more) {
      sorted.add(many);
    }
    Collections.sort(sorted);
    return List.copyOf(sorted);
  }
}
