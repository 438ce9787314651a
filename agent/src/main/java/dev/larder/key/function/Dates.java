package dev.larder.key.function;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The days of points in time. */
final class Dates {
  private static final Set<Class<?>> TIMES =
      Set.of(
          LocalDate.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          Instant.class,
          Date.class);

  private Dates() {}

  /** Whether values of a static type have a date, or may have one. */
  static boolean isDate(Class<?> type) {
    if (Date.class.isAssignableFrom(type)) {
      return true;
    }
    for (Class<?> time : TIMES) {
      if (type.isAssignableFrom(time)) {
        return true;
      }
    }
    return false;
  }

  /** The date of a value, null if it has none. */
  @SuppressWarnings("JavaUtilDate") // what applications pass, not what we would choose
  static @Nullable LocalDate of(Object value) {
    if (value instanceof LocalDate date) {
      return date;
    }
    if (value instanceof LocalDateTime time) {
      return time.toLocalDate();
    }
    if (value instanceof OffsetDateTime time) {
      return time.toLocalDate();
    }
    if (value instanceof ZonedDateTime time) {
      return time.toLocalDate();
    }
    if (value instanceof Instant instant) {
      return utc(instant);
    }
    // Not Date.toInstant, which those of java.sql refuse.
    return value instanceof Date date ? utc(Instant.ofEpochMilli(date.getTime())) : null;
  }

  private static LocalDate utc(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
