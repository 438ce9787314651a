package dev.larder.codec.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;

/** Numbers: JSON numbers, exact to the scale; NaN and the infinities are strings. */
final class NumberScalars {
  private static final int MAX_DIGITS = 1000;

  /** Beyond it decimals are text: Smile's own form of them is wrong near the ends of int. */
  private static final int MAX_SCALE = 1000;

  private NumberScalars() {}

  static List<ScalarPart<?>> all() {
    return List.of(
        integer(
            Byte.class, JsonGenerator::writeNumber, in -> (byte) ranged(in, 0x7f), Byte::valueOf),
        integer(
            Short.class,
            JsonGenerator::writeNumber,
            in -> (short) ranged(in, 0x7fff),
            Short::valueOf),
        integer(
            Integer.class, JsonGenerator::writeNumber, JsonParser::getIntValue, Integer::valueOf),
        integer(Long.class, JsonGenerator::writeNumber, JsonParser::getLongValue, Long::valueOf),
        new ScalarPart<>(
            BigInteger.class,
            (out, value) -> out.writeNumber(bounded(value)),
            NumberScalars::bigInteger,
            new ScalarPart.Text<>(String::valueOf, BigInteger::new)),
        decimals(),
        doubles(),
        floats());
  }

  private static ScalarPart<BigDecimal> decimals() {
    return new ScalarPart<>(
        BigDecimal.class,
        NumberScalars::writeDecimal,
        in -> isText(in) ? new BigDecimal(digits(in)) : number(in).getDecimalValue(),
        new ScalarPart.Text<>(BigDecimal::toString, BigDecimal::new));
  }

  private static ScalarPart<Double> doubles() {
    return new ScalarPart<>(
        Double.class,
        NumberScalars::writeDouble,
        in -> isText(in) ? notFinite(in) : finite(number(in).getDoubleValue()),
        new ScalarPart.Text<>(String::valueOf, Double::valueOf));
  }

  private static ScalarPart<Float> floats() {
    return new ScalarPart<>(
        Float.class,
        NumberScalars::writeFloat,
        in -> isText(in) ? notFinite(in) : (float) finite(number(in).getFloatValue()),
        new ScalarPart.Text<>(String::valueOf, Float::valueOf));
  }

  /** A number of JSON may be larger than any of the type. */
  private static double finite(double number) throws IOException {
    if (Double.isInfinite(number)) {
      throw new IOException("a number that is too large");
    }
    return number;
  }

  private static <T> ScalarPart<T> integer(
      Class<T> type, ScalarPart.Out<T> out, ScalarPart.In<T> in, Function<String, T> parse) {
    ScalarPart.In<T> checked =
        parser -> {
          Part.expect(parser, JsonToken.VALUE_NUMBER_INT);
          return in.read(parser);
        };
    return new ScalarPart<>(type, out, checked, new ScalarPart.Text<>(String::valueOf, parse));
  }

  /** Formats that have no number of any length write it as text. */
  private static BigInteger bigInteger(JsonParser in) throws IOException {
    if (isText(in)) {
      return new BigInteger(digits(in));
    }
    Part.expect(in, JsonToken.VALUE_NUMBER_INT);
    return in.getBigIntegerValue();
  }

  private static String digits(JsonParser in) throws IOException {
    String digits = in.getText();
    if (digits.length() > MAX_DIGITS) {
      throw new IOException("a number has more than " + MAX_DIGITS + " digits");
    }
    return digits;
  }

  private static boolean isText(JsonParser in) {
    return in.hasToken(JsonToken.VALUE_STRING);
  }

  private static int ranged(JsonParser in, int max) throws IOException {
    int value = in.getIntValue();
    if (value > max || value < -max - 1) {
      throw new IOException("a number is out of range");
    }
    return value;
  }

  private static JsonParser number(JsonParser in) throws IOException {
    if (!in.hasToken(JsonToken.VALUE_NUMBER_INT) && !in.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
      throw new IOException("expected a number, found " + in.currentToken());
    }
    return in;
  }

  private static float notFinite(JsonParser in) throws IOException {
    return switch (in.getText()) {
      case "NaN" -> Float.NaN;
      case "Infinity" -> Float.POSITIVE_INFINITY;
      case "-Infinity" -> Float.NEGATIVE_INFINITY;
      default -> throw new IOException("expected a number, found a string");
    };
  }

  private static void writeDecimal(JsonGenerator out, BigDecimal value) throws IOException {
    if (Math.abs((long) value.scale()) <= MAX_SCALE) {
      out.writeNumber(bounded(value));
    } else {
      out.writeString(exactText(value));
    }
  }

  /** BigDecimal does not read all that it says of itself. */
  private static String exactText(BigDecimal value) throws IOException {
    String text = bounded(value).toString();
    if (!isRead(text, value)) {
      throw new IOException("a BigDecimal of scale " + value.scale() + " has no exact text");
    }
    return text;
  }

  @SuppressWarnings("BigDecimalEquals") // the scale counts
  private static boolean isRead(String text, BigDecimal value) {
    try {
      return new BigDecimal(text).equals(value);
    } catch (NumberFormatException overflow) {
      return false;
    }
  }

  private static void writeDouble(JsonGenerator out, Double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeString(value.toString());
    }
  }

  private static void writeFloat(JsonGenerator out, Float value) throws IOException {
    if (Float.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeString(value.toString());
    }
  }

  // A reader takes numbers of up to 1,000 characters; more is not written, so that all can be read.
  private static <T extends Number> T bounded(T value) throws IOException {
    if (value.toString().length() > MAX_DIGITS) {
      throw new IOException("a number has more than " + MAX_DIGITS + " digits");
    }
    return value;
  }
}
