package dev.larder.codec.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which values have begun and which have ended, and whether what lies between leads back to one
 * that has not ended: the same on both sides, so that what is written can be read. For one thread.
 */
class Progress {
  private static final int NOTHING = Integer.MAX_VALUE;

  private final List<Node> begun = new ArrayList<>();
  private final BitSet ended = new BitSet();

  /** The lowest number of a value that has not ended and was led back to, since the last watch. */
  private int ledBackTo = NOTHING;

  /** Begins a value and gives its number. */
  int begin(Node node) {
    begun.add(node);
    return begun.size() - 1;
  }

  void end(int id) {
    ended.set(id);
  }

  int count() {
    return begun.size();
  }

  Node node(int id) {
    return begun.get(id);
  }

  /** Notes a way back. */
  void leadBack(int id) {
    if (!ended.get(id)) {
      ledBackTo = Math.min(ledBackTo, id);
    }
  }

  boolean hasEnded(int id) {
    return ended.get(id);
  }

  /** Begins to watch for ways back; what it gives belongs to {@link #watched}. */
  int watch() {
    int before = ledBackTo;
    ledBackTo = NOTHING;
    return before;
  }

  /**
   * Ends a watch.
   *
   * @return the outermost value, this one included, that is led back to; -1 if there is none
   */
  int watched(int before, int id) {
    int found = ledBackTo <= id ? ledBackTo : -1;
    ledBackTo = Math.min(before, ledBackTo);
    return found;
  }
}
