package dev.larder.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Differing arguments have differing values and texts; equal ones have equal ones. */
class KeyIdentityPropertyTest {
  private static final List<KeyCall> OF_STRINGS =
      calls(
          String.class,
          "k:{a}:{b}",
          "{a}-{b}",
          "{a}.v{b}",
          "x{a}_y{b}z",
          "{a}[{b}]{a}",
          "{a}~:{b}");
  private static final List<KeyCall> OF_OPEN_TYPES =
      calls(Object.class, "k:{a}:{b}", "{a}-{b}", "{a}.v{b}", "{a}[;{b}]-{a}");
  private static final List<KeyCall> OF_HASHES =
      calls(Object.class, "k:{a:hash}:{b:hash}", "{a:hash}-{b}", "{b};{a:hash}");

  @Property(tries = 2000)
  void of_strings(
      @ForAll("strings") List<@Nullable String> one,
      @ForAll("strings") List<@Nullable String> two) {
    for (KeyCall call : OF_STRINGS) {
      check(call, one, two);
    }
  }

  @Property(tries = 2000)
  void of_open_types(
      @ForAll("anything") List<@Nullable Object> one,
      @ForAll("anything") List<@Nullable Object> two) {
    for (KeyCall call : OF_OPEN_TYPES) {
      check(call, one, two);
    }
  }

  @Property(tries = 1000)
  void of_hashes(
      @ForAll("anything") List<@Nullable Object> one,
      @ForAll("anything") List<@Nullable Object> two) {
    for (KeyCall call : OF_HASHES) {
      check(call, one, two);
    }
  }

  private static List<KeyCall> calls(Class<?> type, String... templates) {
    List<KeyCall> calls = new ArrayList<>();
    for (String template : templates) {
      try {
        calls.add(KeyCall.of(template, type, type));
      } catch (TemplateException e) {
        throw new AssertionError(e);
      }
    }
    return calls;
  }

  @Property(tries = 500)
  void of_numbers(@ForAll int a, @ForAll long b, @ForAll int c, @ForAll long d)
      throws TemplateException {
    check(KeyCall.of("{a}-{b}", int.class, long.class), List.of(a, b), List.of(c, d));
  }

  private static void check(KeyCall call, List<?> one, List<?> two) {
    Object values = call.values(one.toArray());
    Object others = call.values(two.toArray());
    boolean same = one.equals(two);

    assertThat(values.equals(others)).isEqualTo(same);
    assertThat(call.key.text(values).equals(call.key.text(others))).isEqualTo(same);
    assertThat(call.values(copy(one))).isEqualTo(values).hasSameHashCodeAs(values);
  }

  private static @Nullable Object[] copy(List<?> arguments) {
    List<@Nullable Object> copies = new ArrayList<>();
    for (Object argument : arguments) {
      copies.add(argument instanceof String text ? String.valueOf(text.toCharArray()) : argument);
    }
    return copies.toArray();
  }

  @Provide
  Arbitrary<List<@Nullable String>> strings() {
    return text().injectNull(0.1).list().ofSize(2);
  }

  @Provide
  Arbitrary<List<@Nullable Object>> anything() {
    return value().injectNull(0.1).list().ofSize(2);
  }

  private static Arbitrary<String> text() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("ab:-.,[]()=%~#?*vy_z1{}").ofMaxLength(4),
        Arbitraries.strings().ofMaxLength(5),
        Arbitraries.strings().withChars("ab").ofMinLength(190).ofMaxLength(210),
        longText(),
        Arbitraries.of("~", "~s1", "1", "-1", "%2D", "é", "?", "[a,b]", "*", "{a}", "{{", "null"),
        Arbitraries.of("\uD800", "\uDC00", "\uDC00\uD800", "\uD83D\uDE00", "\uFFFD", "\u0000"));
  }

  /** Around and over 200 bytes, where a hash takes the place of what two texts differ in. */
  private static Arbitrary<String> longText() {
    Arbitrary<String> filling = Arbitraries.of("a", "é", "€", "\uD83D\uDE00", "\uD800");
    Arbitrary<Integer> length = Arbitraries.integers().between(15, 220);
    Arbitrary<String> end = Arbitraries.of("", "a", "b", ":", "*", "\uDC00");
    return Combinators.combine(filling, length, end)
        .as((text, times, last) -> text.repeat(times) + last);
  }

  private static Arbitrary<Object> value() {
    Arbitrary<Object> simple =
        Arbitraries.oneOf(
            text().asGeneric(),
            Arbitraries.longs().between(-2, 2).asGeneric(),
            Arbitraries.of(true, false).asGeneric(),
            Arbitraries.of(1.0, -0.0, 0.0).asGeneric(),
            Arbitraries.of(LocalDate.EPOCH, new UUID(0, 1), 'a', 1.0f).asGeneric(),
            Arbitraries.of(DayOfWeek.FRIDAY, TimeUnit.DAYS, new BigDecimal("1.0")).asGeneric(),
            Arbitraries.of("FRIDAY", "1970-01-01", new BigDecimal("1.00")).asGeneric());
    Arbitrary<Object> nested =
        Arbitraries.oneOf(
            simple.list().ofMaxSize(3).asGeneric(),
            simple.set().ofMaxSize(3).asGeneric(),
            simple.map(Optional::of).asGeneric(),
            simple.map(value -> Map.of(value, "v")).asGeneric(),
            Arbitraries.of(
                List.of(),
                Set.of(),
                Map.of(),
                Optional.empty(),
                List.of(""),
                List.of("a,b"),
                Arrays.asList((Object) null)));
    return Arbitraries.oneOf(simple, nested, nested.list().ofMaxSize(2).asGeneric());
  }
}
