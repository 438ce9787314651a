package dev.larder.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What conditions mean, and what is refused as one. */
class ConditionTest {
  record Filter(int page, @Nullable String text, DayOfWeek day, List<String> tags) {
    public boolean isAll() {
      return tags.isEmpty();
    }

    public int getBroken() {
      if (page > 0) {
        throw new IllegalStateException("broken");
      }
      return 0;
    }
  }

  private static final Filter FILTER = new Filter(3, null, DayOfWeek.FRIDAY, List.of("x"));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          {a} == 3,                          true
          {a} != 3,                          false
          {a} < 3,                           false
          {a} <= 3,                          true
          {a} > 2,                           true
          {a}>=4,                            false
          3 == {a},                          true
          {0} == 3,                          true
          {a} < 3 || {a} > 2,                true
          {a} < 3 && {a} > 2,                false
          true || {a} < 0 && false,          true
          (true || {a} < 0) && false,        false
          !({a} == 3),                       false
          !!true,                            true
          ({a} > 2) == ({b} > 2),            false
          {a} == {b},                        false
          {a} > {b},                         true
          {a} < 3.5,                         true
          -1.50 < {a},                       true
          null == null,                      true
          'it''s' == 'it''s',                true
          'B' < 'a' && 'a' > 'B',            true
          """)
  void an_expression_has_a_value(String text, boolean holds) throws ConditionException {
    assertThat(Asked.when(text, int.class, long.class).holds(3, 2L)).isEqualTo(holds);
    assertThat(Asked.when(text, Integer.class, BigDecimal.class).holds(3, BigDecimal.valueOf(2)))
        .isEqualTo(holds);
    assertThat(Asked.when(text, Object.class, Number.class).holds(3, 2.0)).isEqualTo(holds);
  }

  @Test
  void the_right_side_is_asked_only_if_it_matters() throws ConditionException {
    assertThat(Asked.when("{a.page} > 5 && {a.broken} == 1", Filter.class).holds(FILTER)).isFalse();
    assertThat(Asked.when("{a.page} < 5 || {a.broken} == 1", Filter.class).holds(FILTER)).isTrue();
    assertThatThrownBy(
            () -> Asked.when("{a.page} > 1 && {a.broken} == 1", Filter.class).holds(FILTER))
        .hasMessage("broken");
  }

  @Test
  void properties_are_those_of_keys() throws ConditionException {
    assertThat(Asked.when("{a.page} == 3 && {a.text} == null", Filter.class).holds(FILTER))
        .isTrue();
    assertThat(Asked.when("{a.tags.size} == 1 && !{a.all}", Filter.class).holds(FILTER)).isTrue();
    assertThat(Asked.when("{a.length} > 2", String.class).holds("abc")).isTrue();
    assertThat(Asked.when("{a.zone} == 'eu'", Map.class).holds(Map.of("zone", "eu"))).isTrue();
    assertThat(Asked.when("{a.page} == null", Filter.class).holds((Object) null)).isTrue();
  }

  @Test
  void null_equals_null_alone_and_has_no_order() throws ConditionException {
    Asked equal = Asked.when("{a} == {b}", String.class, String.class);
    assertThat(equal.holds(null, null)).isTrue();
    assertThat(equal.holds(null, "x")).isFalse();
    assertThat(Asked.when("{a} != 1", Long.class).holds((Object) null)).isTrue();
    for (String operator : List.of("<", "<=", ">", ">=")) {
      assertThat(Asked.when("{a} " + operator + " 1", Long.class).holds((Object) null)).isFalse();
    }
    assertThat(Asked.when("{a}", Boolean.class).holds((Object) null)).isFalse();
    assertThat(Asked.when("{a} == null", AutoCloseable.class).holds((Object) null)).isTrue();
  }

  @Test
  void an_enum_is_compared_with_the_names_of_its_constants() throws ConditionException {
    assertThat(Asked.when("{a.day} == 'FRIDAY'", Filter.class).holds(FILTER)).isTrue();
    Asked two = Asked.when("{a} == {b}", DayOfWeek.class, DayOfWeek.class);
    assertThat(two.holds(DayOfWeek.FRIDAY, DayOfWeek.FRIDAY)).isTrue();
    assertThat(two.holds(DayOfWeek.FRIDAY, DayOfWeek.MONDAY)).isFalse();
    assertThat(Asked.when("{a} != {b}", DayOfWeek.class, String.class).holds(null, "x")).isTrue();
  }

  @Test
  void values_of_one_type_of_the_jdk_have_its_order() throws ConditionException {
    Asked dates = Asked.when("{a} < {b}", LocalDate.class, LocalDate.class);
    assertThat(dates.holds(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1))).isTrue();
    assertThat(dates.holds(LocalDate.EPOCH, LocalDate.EPOCH)).isFalse();
  }

  @Test
  void an_open_type_is_what_its_value_is() throws ConditionException {
    Asked equal = Asked.when("{a} == 3", Object.class);
    assertThat(equal.holds(3L)).isTrue();
    assertThat(equal.holds(new BigInteger("3"))).isTrue();
    assertThat(equal.holds("3")).isFalse();
    assertThat(Asked.when("{a} != 3", Object.class).holds("3")).isTrue();
    assertThat(Asked.when("{a}", Object.class).holds(true)).isTrue();
    assertThatThrownBy(() -> Asked.when("{a} < 3", Object.class).holds("3"))
        .hasMessage("a java.lang.String and a java.lang.Long cannot be compared");
    assertThatThrownBy(() -> equal.holds(new ArrayList<>()))
        .hasMessage("a java.util.ArrayList and a java.lang.Long cannot be compared");
    assertThatThrownBy(() -> Asked.when("{a}", Object.class).holds("true"))
        .hasMessage("a java.lang.String is neither true nor false");
  }

  @Test
  void the_result_is_known_after_the_call() throws ConditionException {
    Asked unless = Asked.unless("{result.tags.size} == {a}", Filter.class, int.class);
    assertThat(unless.holds(1, FILTER)).isTrue();
    assertThat(unless.holds(2, FILTER)).isFalse();
    assertThat(Asked.unless("{result} > 1.5", double.class).holds(1.6)).isTrue();

    ConditionException early = refusal("{a} == 1 && {result} == null", int.class);
    assertThat(early).hasMessage("there is no parameter \"result\"");
    assertThat(early.cure())
        .isEqualTo("what the method returns is known after the call: move it to unless");
    assertThat(early.offset()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      textBlock =
          """
          {a} == 'x'       ~ 0 ~ {a} is a java.lang.Integer and 'x' is text: they cannot be compared ~ compare {a} with a number
          {b} > 5          ~ 0 ~ {b} is a java.lang.String and 5 is a number: they cannot be compared ~ compare {b} with text
          5 == {b}         ~ 0 ~ 5 is a number and {b} is a java.lang.String: they cannot be compared ~ compare {b} with text
          {c} == 1         ~ 0 ~ {c} is a java.lang.AutoCloseable and 1 is a number: they cannot be compared ~ compare {c} with null
          {d} == {e}       ~ 0 ~ {d} is a java.time.DayOfWeek and {e} is a java.util.concurrent.TimeUnit: they cannot be compared ~ compare {d} with the name of a constant, as in 'NAME'
          {d} == 'SONDAY'  ~ 7 ~ java.time.DayOfWeek has no constant 'SONDAY' ~ write 'MONDAY' or 'TUESDAY' or 'WEDNESDAY' or 'THURSDAY' or 'FRIDAY' or 'SATURDAY' or 'SUNDAY'
          {d} < 'MONDAY'   ~ 0 ~ {d} is a java.time.DayOfWeek, which has no order ~ write == or !=
          {a} < null       ~ 0 ~ null is null, which has no order ~ write == or !=
          {f} > true       ~ 0 ~ {f} is a java.lang.Boolean, which has no order ~ write == or !=
          {a}              ~ 0 ~ {a} is a java.lang.Integer, neither true nor false ~ compare it, as in {a} != null
          {f} && {b}       ~ 7 ~ {b} is a java.lang.String, neither true nor false ~ compare it, as in {b} != null
          {f} && {x} == 1  ~ 7 ~ there is no parameter "x" ~ write {a} or {b} or {c} or {d} or {e} or {f}
          {b.size} == 1    ~ 0 ~ String has no "size"; it has blank, bytes, empty ~ write a property that it has
          """)
  void what_does_not_fit_the_method_is_refused(
      String text, int offset, String message, String cure) {
    ConditionException refusal =
        refusal(
            text,
            int.class,
            String.class,
            AutoCloseable.class,
            DayOfWeek.class,
            TimeUnit.class,
            boolean.class);
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.cure()).isEqualTo(cure);
    assertThat(refusal.offset()).isEqualTo(offset);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      textBlock =
          """
          {a} = 1            ~ 4  ~ "=" is not expected here ~ write ==
          {a} == 1 & true    ~ 9  ~ "&" is not expected here ~ write &&
          {a} == 1 and true  ~ 9  ~ "and" is not expected here ~ compare with ==, !=, <, <=, > or >=, and join by && or ||
          {a} == 1)          ~ 8  ~ ")" is not expected here ~ it closes nothing; leave it out
          {a} == 1 {a}       ~ 9  ~ "{" is not expected here ~ write && or || before it
          1 < {a} < 3        ~ 8  ~ a comparison cannot be compared ~ join two comparisons by &&
          ({a} == 1          ~ 0  ~ "(" is not closed ~ close it with ")"
          {a} ==             ~ 6  ~ a value is missing at the end ~ write a placeholder, a number, text as in 'x', true, false or null
          {a} == x           ~ 7  ~ "x" is no value ~ write {x} for a parameter, 'x' for text
          {a} == #           ~ 7  ~ "#" is no value ~ write a placeholder, a number, text as in 'x', true, false or null
          {a} == 'x          ~ 7  ~ the text is not closed ~ close it with "'"
          {a} == 1.          ~ 7  ~ "1." is not a number ~ write it as in 10, -1 or 0.5
          {a} == -           ~ 7  ~ "-" is not a number ~ write it as in 10, -1 or 0.5
          {a                 ~ 0  ~ "{" is not closed ~ close it with "}", or write {{ for a brace
          {{a}} == 1         ~ 0  ~ a brace stands here ~ write a placeholder, a number, text as in 'x', true, false or null
          {a..b} == 1        ~ 0  ~ {a..b} is not a placeholder ~ write {name}, {0} or {name.property}
          {a|1} == 1        ~ 0  ~ a default, as in {a|1}, has no meaning in a condition ~ compare with null
          """)
  void what_is_no_condition_says_so(String text, int offset, String message, String cure) {
    ConditionException refusal =
        catchThrowableOfType(ConditionException.class, () -> Condition.parse(text));
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.cure()).isEqualTo(cure);
    assertThat(refusal.offset()).isEqualTo(offset);
  }

  @Test
  void what_is_too_large_is_refused() {
    assertThatThrownBy(() -> Condition.parse("(".repeat(60) + "true" + ")".repeat(60)))
        .hasMessage("the condition is nested too deeply");
    assertThatThrownBy(() -> Condition.parse("true || ".repeat(300) + "true"))
        .hasMessage("the condition is longer than 2000 characters");
  }

  private static ConditionException refusal(String text, Class<?>... types) {
    return catchThrowableOfType(ConditionException.class, () -> Asked.when(text, types));
  }
}
