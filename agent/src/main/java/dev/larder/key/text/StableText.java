package dev.larder.key.text;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of values whose static type does not tell what they are. Values that differ have texts
 * that differ, with two exceptions that are meant: a whole number has one text whether it is a
 * {@code Byte}, {@code Short}, {@code Integer} or {@code Long} (an identifier is often {@code int}
 * where it is written and {@code Long} where it is read), and an array has the text of a list.
 *
 * <p>Whole numbers and strings stand bare, so that a rule on {@code Object} and a rule on {@code
 * long} or {@code String} meet at one key; only a string of digits is marked ({@code ~s42}). Other
 * types are marked with their name ({@code ~UUID~…}). Texts of arguments never contain a bare
 * {@code ~}, so no argument can forge a mark. Lists are {@code [a,b]}, sets {@code (a,b)} sorted,
 * maps {@code (k=v)} sorted, bytes {@code #hash}, optionals {@code ?} and {@code ?value}.
 */
public final class StableText {
  /** Types whose {@code toString} is their stable text. */
  public static final Set<Class<?>> PLAIN =
      Set.of(
          Boolean.class,
          Character.class,
          Float.class,
          Double.class,
          java.util.UUID.class,
          BigDecimal.class,
          BigInteger.class,
          Duration.class,
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          LocalTime.class,
          MonthDay.class,
          OffsetDateTime.class,
          OffsetTime.class,
          Period.class,
          Year.class,
          YearMonth.class,
          ZoneOffset.class,
          ZonedDateTime.class);

  /** Types of whole numbers. */
  public static final Set<Class<?>> WHOLE =
      Set.of(Byte.class, Short.class, Integer.class, Long.class);

  /** What {@link #of} writes beside the characters of encoded text. */
  public static final String STRUCTURE = "[](),=#?";

  private static final int MAX_DEPTH = 16;
  private static final int HASH_BYTES = 16;
  private static final String HEX = "0123456789ABCDEF";
  private static final boolean[] BARE = new boolean[128];

  static {
    String bare = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._@+-";
    for (int i = 0; i < bare.length(); i++) {
      BARE[bare.charAt(i)] = true;
    }
  }

  private StableText() {}

  /** The text of a value of any stable type, encoded. */
  public static String of(@Nullable Object value) {
    StringBuilder to = new StringBuilder();
    spell(to, value, 0);
    return to.toString();
  }

  /** The refusal of a value that has none. */
  public static UnstableKeyException unstable(Object value) {
    return new UnstableKeyException(value.getClass().getName() + " has no stable text");
  }

  /** Whether encoded text may contain the character bare. */
  public static boolean isBare(char c) {
    return c < 128 && BARE[c];
  }

  /** Appends text, percent-encoded by its UTF-8 bytes. A lone surrogate is encoded by itself. */
  public static void encode(StringBuilder to, String text) {
    int length = text.length();
    int start = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 128 && BARE[c]) {
        continue;
      }
      to.append(text, start, i);
      int point = text.codePointAt(i);
      utf8(to, point);
      i += Character.charCount(point) - 1;
      start = i + 1;
    }
    to.append(text, start, length);
  }

  /** The first 128 bits of the SHA-256 of bytes, in hexadecimal. */
  public static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first 128 bits of the SHA-256 of a text, in hexadecimal. */
  public static String hash(CharSequence text) {
    return hash(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Appends the percent-encoded form of a character below 128. */
  public static void percent(StringBuilder to, int octet) {
    to.append('%').append(HEX.charAt((octet >> 4) & 15)).append(HEX.charAt(octet & 15));
  }

  private static void utf8(StringBuilder to, int point) {
    if (point < 0x80) {
      percent(to, point);
      return;
    }
    if (point < 0x800) {
      percent(to, 0xC0 | (point >> 6));
    } else {
      if (point < 0x10000) {
        percent(to, 0xE0 | (point >> 12));
      } else {
        percent(to, 0xF0 | (point >> 18));
        percent(to, 0x80 | ((point >> 12) & 0x3F));
      }
      percent(to, 0x80 | ((point >> 6) & 0x3F));
    }
    percent(to, 0x80 | (point & 0x3F));
  }

  private static void spell(StringBuilder to, @Nullable Object value, int depth) {
    if (value == null) {
      to.append('~');
    } else if (value instanceof String text) {
      encode(to.append(text.isEmpty() || isWhole(text) ? "~s" : ""), text);
    } else if (WHOLE.contains(value.getClass())) {
      to.append(((Number) value).longValue());
    } else if (PLAIN.contains(value.getClass())) {
      marked(to, value.getClass().getSimpleName(), value.toString());
    } else if (value instanceof Enum<?> constant) {
      marked(to, constant.getDeclaringClass().getName(), constant.name());
    } else if (value instanceof ZoneId) {
      marked(to, "ZoneId", value.toString());
    } else if (depth < MAX_DEPTH) {
      several(to, value, depth + 1);
    } else {
      throw new UnstableKeyException("the value is nested too deeply for a key");
    }
  }

  private static boolean isWhole(String text) {
    int start = text.charAt(0) == '-' ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > start;
  }

  private static void marked(StringBuilder to, String type, String text) {
    encode(to.append('~'), type);
    encode(to.append('~'), text);
  }

  private static void several(StringBuilder to, Object value, int depth) {
    if (value instanceof Set<?> set) {
      sorted(to, texts(set, depth), "()");
    } else if (value instanceof Collection<?> list) {
      to.append('[').append(String.join(",", texts(list, depth))).append(']');
    } else if (value instanceof Map<?, ?> map) {
      sorted(to, entries(map, depth), "(=)");
    } else if (value instanceof byte[] bytes) {
      to.append('#').append(hash(bytes));
    } else if (value.getClass().isArray()) {
      array(to, value, depth);
    } else {
      optional(to, value, depth);
    }
  }

  private static List<String> texts(Collection<?> values, int depth) {
    List<String> texts = new ArrayList<>(values.size());
    for (Object value : values) {
      texts.add(text(value, depth));
    }
    return texts;
  }

  private static List<String> entries(Map<?, ?> map, int depth) {
    List<String> texts = new ArrayList<>(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      texts.add(text(entry.getKey(), depth) + "=" + text(entry.getValue(), depth));
    }
    return texts;
  }

  private static String text(@Nullable Object value, int depth) {
    StringBuilder text = new StringBuilder();
    spell(text, value, depth);
    return text.toString();
  }

  private static void sorted(StringBuilder to, List<String> texts, String empty) {
    if (texts.isEmpty()) {
      to.append(empty);
      return;
    }
    Collections.sort(texts);
    to.append('(').append(String.join(",", texts)).append(')');
  }

  private static void array(StringBuilder to, Object array, int depth) {
    to.append('[');
    for (int i = 0; i < Array.getLength(array); i++) {
      spell(i == 0 ? to : to.append(','), Array.get(array, i), depth);
    }
    to.append(']');
  }

  private static void optional(StringBuilder to, Object value, int depth) {
    to.append('?');
    if (value instanceof Optional<?> optional) {
      if (optional.isPresent()) {
        spell(to, optional.get(), depth);
      }
    } else if (value instanceof OptionalInt optional) {
      to.append(optional.isPresent() ? Integer.toString(optional.getAsInt()) : "");
    } else if (value instanceof OptionalLong optional) {
      to.append(optional.isPresent() ? Long.toString(optional.getAsLong()) : "");
    } else if (value instanceof OptionalDouble optional) {
      to.append(optional.isPresent() ? Double.toString(optional.getAsDouble()) : "");
    } else {
      throw unstable(value);
    }
  }
}
