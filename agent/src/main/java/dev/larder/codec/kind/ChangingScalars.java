package dev.larder.codec.kind;

import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Types of one token whose values can change. Times are those of the universe, not of a zone. */
@SuppressWarnings("JavaUtilDate") // an application's types, not ours to choose
final class ChangingScalars {
  private ChangingScalars() {}

  static List<ScalarPart<?>> all() {
    return List.of(
        date(Date.class, Date::new),
        text(BitSet.class, ChangingScalars::bits, ChangingScalars::bitSet),
        text(AtomicLong.class, AtomicLong::toString, text -> new AtomicLong(Long.parseLong(text))),
        text(
            AtomicInteger.class,
            AtomicInteger::toString,
            text -> new AtomicInteger(Integer.parseInt(text))),
        text(
            AtomicBoolean.class,
            AtomicBoolean::toString,
            text -> new AtomicBoolean(Boolean.parseBoolean(text))),
        text(StringBuilder.class, StringBuilder::toString, StringBuilder::new));
  }

  /** A type of {@code java.sql}, a module that not every JVM has. */
  static @Nullable ScalarPart<?> ofSql(Class<?> type) {
    return Sql.BY_TYPE.get(type);
  }

  /** Those of {@code java.sql}; none where the JVM lacks the module. */
  static Collection<ScalarPart<?>> ofSql() {
    boolean isThere = ModuleLayer.boot().findModule("java.sql").isPresent();
    return isThere ? Sql.BY_TYPE.values() : List.of();
  }

  private static final class Sql {
    static final Map<Class<?>, ScalarPart<?>> BY_TYPE =
        Map.of(
            java.sql.Date.class,
            date(java.sql.Date.class, java.sql.Date::new),
            Time.class,
            date(Time.class, Time::new),
            Timestamp.class,
            ScalarPart.ofCheckedText(
                    Timestamp.class,
                    time -> time.toInstant().toString(),
                    text -> Timestamp.from(Instant.parse(text)))
                .changing());
  }

  private interface OfMillis<T> {
    T make(long millis);
  }

  private static <T extends Date> ScalarPart<T> date(Class<T> type, OfMillis<T> make) {
    return text(
        type,
        date -> Instant.ofEpochMilli(date.getTime()).toString(),
        text -> make.make(Instant.parse(text).toEpochMilli()));
  }

  private static <T> ScalarPart<T> text(
      Class<T> type, Function<T, String> of, Function<String, T> parse) {
    return ScalarPart.ofText(type, of, parse).changing();
  }

  /** From the lowest bit on, a hexadecimal digit for four. */
  private static String bits(BitSet bits) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bits.length(); i += 4) {
      int digit = 0;
      for (int bit = 0; bit < 4; bit++) {
        digit |= bits.get(i + bit) ? 1 << bit : 0;
      }
      text.append(Character.forDigit(digit, 16));
    }
    return text.toString();
  }

  private static BitSet bitSet(String text) {
    BitSet bits = new BitSet();
    for (int i = 0; i < text.length() * 4; i++) {
      int digit = Character.digit(text.charAt(i / 4), 16);
      if (digit < 0) {
        throw new IllegalArgumentException("expected hexadecimal digits");
      }
      bits.set(i, (digit >> (i % 4) & 1) == 1);
    }
    return bits;
  }
}
