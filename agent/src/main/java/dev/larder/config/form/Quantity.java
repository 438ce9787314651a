package dev.larder.config.form;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Durations, sizes and shares as they are written. */
final class Quantity {
  static final int MAX_DIGITS = 9;

  /** Of durations; each with its {@link #MILLIS}. */
  static final List<String> TIMES = List.of("ms", "s", "m", "h", "d");

  private static final List<Long> MILLIS = List.of(1L, 1_000L, 60_000L, 3_600_000L, 86_400_000L);

  /** Of sizes; each 1024 times the one before. */
  static final List<String> SIZES = List.of("B", "KiB", "MiB", "GiB");

  private Quantity() {}

  /** {@code 250ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}; null for anything else. */
  static @Nullable Duration duration(String text) {
    int digits = digits(text);
    if (digits == 0 || digits > MAX_DIGITS) {
      return null;
    }
    long number = Long.parseLong(text.substring(0, digits));
    int unit = TIMES.indexOf(text.substring(digits));
    return unit < 0 ? null : Duration.ofMillis(number * MILLIS.get(unit));
  }

  /** What was probably meant by text that is no duration. */
  static String durationCure(String text) {
    int digits = digits(text);
    if (digits > MAX_DIGITS) {
      return "write at most 999999999 of a unit";
    }
    if (digits > 0) {
      String number = text.substring(0, digits);
      String unit = text.substring(digits).strip().toLowerCase(java.util.Locale.ROOT);
      if (unit.isEmpty()) {
        return "write " + number + "s or " + number + "ms";
      }
      String known = unit(unit);
      if (known != null) {
        return "write " + number + known;
      }
    }
    return "write a whole number and a unit, as in 250ms, 30s, 5m, 2h or 7d";
  }

  private static @Nullable String unit(String word) {
    return switch (word) {
      case "ms", "msec", "msecs", "milli", "millis", "millisecond", "milliseconds" -> "ms";
      case "s", "sec", "secs", "second", "seconds" -> "s";
      case "m", "min", "mins", "minute", "minutes" -> "m";
      case "h", "hr", "hrs", "hour", "hours" -> "h";
      case "d", "day", "days" -> "d";
      default -> null;
    };
  }

  /** {@code 512B}, {@code 10KiB}, {@code 1MiB}, {@code 1GiB} in bytes; null for anything else. */
  static @Nullable Long size(String text) {
    int digits = digits(text);
    if (digits == 0 || digits > MAX_DIGITS) {
      return null;
    }
    long number = Long.parseLong(text.substring(0, digits));
    int unit = SIZES.indexOf(text.substring(digits));
    return unit < 0 ? null : number << (10 * unit);
  }

  /** {@code 10%} or {@code 0.1} as a share from 0 to 1; null for anything else. */
  static @Nullable Double share(String text) {
    boolean percent = text.endsWith("%");
    String number = percent ? text.substring(0, text.length() - 1) : text;
    int digits = digits(number);
    int point = digits;
    if (point < number.length() && number.charAt(point) == '.') {
      digits += 1 + digits(number.substring(point + 1));
    }
    if (point == 0 || digits != number.length() || digits > MAX_DIGITS || number.endsWith(".")) {
      return null;
    }
    double share = Double.parseDouble(number) / (percent ? 100 : 1);
    return share <= 1 ? share : null;
  }

  /** A whole number from 1; null for anything else. */
  static @Nullable Integer count(String text) {
    int digits = digits(text);
    if (digits == 0 || digits > MAX_DIGITS || digits != text.length()) {
      return null;
    }
    int count = Integer.parseInt(text);
    return count > 0 ? count : null;
  }

  /** What was probably meant by text that is no count. */
  static String countCure(String text) {
    return digits(text) > MAX_DIGITS ? "write at most 999999999" : "write it in digits";
  }

  private static int digits(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    return digits;
  }
}
