package dev.larder.corpus.sample;

import java.util.ArrayList;
import java.util.List;

/** Lets a sample have several values: the method is called once for each. For one thread. */
public final class Each {
  private final int index;
  private int count = 1;

  private Each(int index) {
    this.index = index;
  }

  /** What a sample makes of its turn. */
  public interface Turn {
    Object take(Each each);
  }

  /** The value whose turn it is. */
  @SafeVarargs
  public final <T> T of(T... values) {
    count = values.length;
    return values[index];
  }

  /** All values of a sample. */
  public static List<Object> all(Turn turn) {
    List<Object> values = new ArrayList<>();
    Each each;
    do {
      each = new Each(values.size());
      values.add(turn.take(each));
    } while (values.size() < each.count);
    return values;
  }
}
