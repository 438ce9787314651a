package dev.larder.corpus.judge;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Which object became which, both ways; what was noted can be taken back. */
final class Pairs {
  private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Object> originals = new IdentityHashMap<>();
  private final List<Object[]> noted = new ArrayList<>();

  /** The copy that an object has already, null if it has none. */
  Object copyOf(Object original) {
    return copies.get(original);
  }

  /** The object that a copy is of already, null if it is of none. */
  Object originalOf(Object copy) {
    return originals.get(copy);
  }

  void note(Object original, Object copy) {
    copies.put(original, copy);
    originals.put(copy, original);
    noted.add(new Object[] {original, copy});
  }

  /** What {@link #backTo} takes. */
  int mark() {
    return noted.size();
  }

  /** Takes back what was noted since. */
  void backTo(int mark) {
    while (noted.size() > mark) {
      Object[] last = noted.remove(noted.size() - 1);
      copies.remove(last[0]);
      originals.remove(last[1]);
    }
  }
}
