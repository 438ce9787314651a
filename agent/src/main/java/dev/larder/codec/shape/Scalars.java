package dev.larder.codec.shape;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JDK types that are one JSON token. Holds no class of an application. */
final class Scalars {
  private static final Map<Class<?>, ScalarPart<?>> BY_TYPE = new HashMap<>();

  static {
    add(ScalarPart.ofText(String.class, text -> text, text -> text));
    add(ScalarPart.ofText(Character.class, String::valueOf, Scalars::character));
    add(ScalarPart.ofText(UUID.class, UUID::toString, UUID::fromString));
    add(ScalarPart.ofText(Currency.class, Currency::getCurrencyCode, Currency::getInstance));
    add(ScalarPart.ofCheckedText(URI.class, URI::toString, URI::create));
    add(ScalarPart.ofCheckedText(Locale.class, Locale::toLanguageTag, Locale::forLanguageTag));
    add(
        new ScalarPart<>(
            Boolean.class,
            (out, value) -> out.writeBoolean(value),
            JsonParser::getBooleanValue,
            new ScalarPart.Text<>(String::valueOf, Scalars::bool)));
    add(
        new ScalarPart<>(
            byte[].class, (out, value) -> out.writeBinary(value), Scalars::binary, null));
    NumberScalars.all().forEach(Scalars::add);
    TimeScalars.all().forEach(Scalars::add);
    alias(boolean.class, Boolean.class);
    alias(char.class, Character.class);
    alias(byte.class, Byte.class);
    alias(short.class, Short.class);
    alias(int.class, Integer.class);
    alias(long.class, Long.class);
    alias(float.class, Float.class);
    alias(double.class, Double.class);
  }

  private Scalars() {}

  static @Nullable ScalarPart<?> of(Class<?> type) {
    return BY_TYPE.get(type);
  }

  /**
   * Enums are per codec: their classes belong to the application. The constants are asked for when
   * there is one to read, since that runs the class.
   */
  static <T> ScalarPart<T> ofEnum(Class<T> type) {
    return ScalarPart.ofText(
        type, constant -> ((Enum<?>) constant).name(), name -> type.cast(constant(type, name)));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Enum<?> constant(Class<?> type, String name) {
    return Enum.valueOf((Class) type, name);
  }

  private static void add(ScalarPart<?> part) {
    BY_TYPE.put(part.type(), part);
  }

  private static void alias(Class<?> primitive, Class<?> boxed) {
    BY_TYPE.put(primitive, BY_TYPE.get(boxed));
  }

  private static Character character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("expected one character, found " + text.length());
    }
    return text.charAt(0);
  }

  private static Boolean bool(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new IllegalArgumentException("expected true or false");
  }

  private static byte[] binary(JsonParser in) throws IOException {
    Part.expect(in, JsonToken.VALUE_STRING);
    return in.getBinaryValue();
  }
}
