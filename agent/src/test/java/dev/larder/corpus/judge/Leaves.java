package dev.larder.corpus.judge;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Date;
import java.util.Locale;
import java.util.Set;

/** Values without parts, as texts that are the same only where the values are. */
@SuppressWarnings("JavaUtilDate") // what applications return
final class Leaves {
  private static final Set<Class<?>> BY_TEXT =
      Set.of(
          String.class,
          Boolean.class,
          Character.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          BigInteger.class,
          URI.class,
          StringBuilder.class,
          StringBuffer.class);

  private Leaves() {}

  /** The text of a value that has no parts, null for any other. */
  static String text(Object value) {
    if (BY_TEXT.contains(value.getClass())) {
      return value.toString();
    }
    if (value instanceof Float number) {
      return Integer.toHexString(Float.floatToIntBits(number));
    }
    if (value instanceof Double number) {
      return Long.toHexString(Double.doubleToLongBits(number));
    }
    if (value instanceof BigDecimal number) {
      return number.unscaledValue() + " with scale " + number.scale();
    }
    if (value instanceof Locale locale) {
      return ofLocale(locale);
    }
    if (value instanceof BitSet bits) {
      return Arrays.toString(bits.toLongArray());
    }
    return value instanceof Date date ? ofDate(date) : null;
  }

  private static String ofLocale(Locale locale) {
    StringBuilder text = new StringBuilder();
    text.append(locale.getLanguage()).append('/').append(locale.getScript()).append('/');
    text.append(locale.getCountry()).append('/').append(locale.getVariant());
    for (char key : locale.getExtensionKeys()) {
      text.append('/').append(key).append('=').append(locale.getExtension(key));
    }
    return text.toString();
  }

  private static String ofDate(Date date) {
    String millis = Long.toString(date.getTime());
    return date instanceof Timestamp stamp ? millis + " and " + stamp.getNanos() : millis;
  }
}
