package dev.larder.explain;

import java.util.concurrent.TimeUnit;

/** Durations for people: two units at most. */
final class Spans {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Spans() {}

  static String ofNanos(long nanos) {
    return ofMillis(TimeUnit.NANOSECONDS.toMillis(nanos));
  }

  static String ofMillis(long millis) {
    if (millis < SECOND) {
      return Math.max(0, millis) + " ms";
    }
    if (millis < MINUTE) {
      return millis / SECOND + " s";
    }
    if (millis < HOUR) {
      return millis / MINUTE + " min " + millis % MINUTE / SECOND + " s";
    }
    return millis < DAY
        ? millis / HOUR + " h " + millis % HOUR / MINUTE + " min"
        : millis / DAY + " d " + millis % DAY / HOUR + " h";
  }
}
