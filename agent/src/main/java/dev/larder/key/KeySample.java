package dev.larder.key;

import dev.larder.codec.type.EnumConstants;
import dev.larder.key.Part.Joined;
import dev.larder.key.Part.Literal;
import dev.larder.key.Part.Placeholder;
import dev.larder.key.function.KeyFunction;
import dev.larder.key.text.StableText;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys as calls would give them, of arguments that are made up by their types. Stateless. */
public final class KeySample {
  /** Where the type tells nothing. */
  private static final String TEXT = "abc";

  private static final OffsetDateTime TIME =
      OffsetDateTime.of(2026, 1, 31, 12, 0, 0, 0, ZoneOffset.UTC);

  private static final List<Integer> LIST = List.of(1, 2);
  private static final Set<Integer> SET = new TreeSet<>(LIST);
  private static final Map<String, String> MAP = Map.of("k", "v");

  /** The first that a type can hold is taken. */
  private static final List<Object> VALUES =
      List.of(
          TEXT,
          42L,
          42,
          (short) 42,
          (byte) 42,
          true,
          'a',
          1.5,
          1.5f,
          new BigDecimal("9.95"),
          BigInteger.valueOf(42),
          TIME.toLocalDate(),
          TIME.toLocalDateTime(),
          TIME.toLocalTime(),
          TIME.toInstant(),
          TIME,
          TIME.toOffsetTime(),
          TIME.toZonedDateTime(),
          TIME.getOffset(),
          Duration.ofMinutes(1),
          Period.ofDays(1),
          Year.of(2026),
          YearMonth.of(2026, 1),
          MonthDay.of(1, 31),
          UUID.fromString("00000000-0000-4000-8000-000000000001"),
          LIST,
          SET,
          MAP,
          Optional.of(TEXT),
          OptionalInt.of(42),
          OptionalLong.of(42),
          OptionalDouble.of(1.5));

  private KeySample() {}

  /**
   * The key of a call, without the namespace. Runs none of the application's code but its key
   * functions.
   *
   * @throws TemplateException where {@link KeyCompiler} throws it
   */
  public static String of(KeyTemplate template, KeyScope scope) throws TemplateException {
    CompiledKey key = KeyCompiler.compile(template, scope);
    return key.text(key.values(samples(template.parts(), scope)));
  }

  private static List<Object> samples(List<Part> parts, KeyScope scope) throws TemplateException {
    List<Object> samples = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Placeholder hole) {
        samples.add(sample(hole, scope));
      } else if (part instanceof Joined joined) {
        samples.add(joined(joined.parts(), scope));
      }
    }
    return samples;
  }

  private static String joined(List<Part> parts, KeyScope scope) throws TemplateException {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        text.append(literal.text());
      } else {
        Object value = sample((Placeholder) part, scope);
        text.append(Form.of(value.getClass()) == Form.SPELLED ? StableText.of(value) : value);
      }
    }
    return text.toString();
  }

  private static Object sample(Placeholder hole, KeyScope scope) throws TemplateException {
    int argument = scope.argument(hole.root());
    Object value = sample(Property.of(scope, argument, hole.before(0)).type());
    for (String name : hole.functions()) {
      KeyFunction function = scope.functions().function(name);
      Object next = function == null ? null : applied(function, value);
      value = next == null ? TEXT : next;
    }
    return value;
  }

  /** Functions of others may not have been made for a value that is made up: then nothing. */
  private static @Nullable Object applied(KeyFunction function, Object value) {
    try {
      return function.apply(value);
    } catch (RuntimeException | LinkageError fault) {
      return null;
    }
  }

  private static Object sample(Class<?> type) {
    if (type.isEnum()) {
      List<String> constants = EnumConstants.names(type);
      return constants.isEmpty() ? TEXT : constants.get(0);
    }
    if (type.isArray()) {
      return type == byte[].class ? new byte[] {42} : List.of(sample(type.getComponentType()));
    }
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    for (Object value : VALUES) {
      if (boxed.isInstance(value)) {
        return value;
      }
    }
    return Set.class.isAssignableFrom(type)
        ? SET
        : Collection.class.isAssignableFrom(type)
            ? LIST
            : Map.class.isAssignableFrom(type)
                ? MAP
                : Date.class.isAssignableFrom(type) ? TIME.toInstant() : TEXT;
  }
}
