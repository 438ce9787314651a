package dev.larder.redis.scan;

import dev.larder.store.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Entries that are asked for some at a time. Stateless. */
public final class Portions {
  private Portions() {}

  /**
   * Asks for the first portion now, and for each further one once the one before is answered.
   *
   * @param most how many keys are asked for at a time, at least 1
   * @param inTime whether to go on; what is not asked for is {@link Reading#UNASKED}
   */
  public static Supplier<List<Reading>> ask(
      List<String> keys,
      int most,
      BooleanSupplier inTime,
      Function<List<String>, Supplier<List<Reading>>> asking) {
    if (keys.size() <= most) {
      return asking.apply(keys);
    }
    Supplier<List<Reading>> first = asking.apply(keys.subList(0, most));
    return () -> {
      List<Reading> readings = new ArrayList<>(first.get());
      while (readings.size() < keys.size()) {
        int to = Math.min(readings.size() + most, keys.size());
        List<String> next = keys.subList(readings.size(), to);
        readings.addAll(
            inTime.getAsBoolean()
                ? asking.apply(next).get()
                : Collections.nCopies(next.size(), Reading.UNASKED));
      }
      return readings;
    };
  }
}
