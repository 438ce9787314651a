package dev.larder.codec.kind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JDK types that are one JSON token. Holds no class of an application. */
public final class Scalars {
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
                byte[].class, (out, value) -> out.writeBinary(value), Scalars::binary, null)
            .changing());
    NumberScalars.all().forEach(Scalars::add);
    TimeScalars.all().forEach(Scalars::add);
    ChangingScalars.all().forEach(Scalars::add);
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

  public static @Nullable ScalarPart<?> of(Class<?> type) {
    ScalarPart<?> part = BY_TYPE.get(type);
    return part == null && type.getName().startsWith("java.sql.")
        ? ChangingScalars.ofSql(type)
        : part;
  }

  /** All that can stand where a type says as little as this one, in an order that stays. */
  public static List<ScalarPart<?>> within(Class<?> declared) {
    return Stream.concat(BY_TYPE.values().stream().distinct(), ChangingScalars.ofSql().stream())
        .filter(part -> declared.isAssignableFrom(part.type()))
        .sorted(Comparator.comparing(part -> part.type().getName()))
        .toList();
  }

  /**
   * Enums are per codec: their classes belong to the application. The constants are asked for when
   * there is one to read, since that runs the class.
   */
  public static <T> ScalarPart<T> ofEnum(Class<T> type) {
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
    if (!in.hasToken(JsonToken.VALUE_EMBEDDED_OBJECT)) { // what has no bytes of its own has base64
      Part.expect(in, JsonToken.VALUE_STRING);
    }
    byte[] bytes = in.getBinaryValue();
    return bytes.length == 0 ? new byte[0] : bytes; // of which Jackson has but one
  }
}
