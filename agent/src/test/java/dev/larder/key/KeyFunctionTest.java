package dev.larder.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.larder.key.text.UnstableKeyException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What functions make of the values of a key. */
class KeyFunctionTest {
  record Filter(String name, @Nullable Filter inner, Map<String, List<Object>> values) {}

  private static Filter filter(String name) {
    return new Filter(name, null, Map.of("a", List.of(1, 2L, "x"), "b", List.of()));
  }

  @Test
  void lower_and_upper_know_no_language() throws TemplateException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(KeyCall.of("{a:lower}", String.class).text("MIX:I")).isEqualTo("mix%3Ai");
      assertThat(KeyCall.of("{a:upper}", String.class).text("ıi")).isEqualTo("II");
    } finally {
      Locale.setDefault(before);
    }
    assertThat(KeyCall.of("{a:lower}", char.class).text('X')).isEqualTo("x");
    assertThat(KeyCall.of("{a:lower}", DayOfWeek.class).text(DayOfWeek.FRIDAY)).isEqualTo("friday");
    assertThat(KeyCall.of("{a:lower}", Object.class).text("X1")).isEqualTo("x1");
    assertThatThrownBy(() -> KeyCall.of("{a:lower}", Object.class).values(5))
        .isInstanceOf(UnstableKeyException.class)
        .hasMessage("a java.lang.Integer is no text");
  }

  @Test
  void sorted_forgets_the_order() throws TemplateException {
    KeyCall list = KeyCall.of("{a:sorted}", List.class);
    assertThat(list.text(List.of(3, 1, 2))).isEqualTo("[1,2,3]");
    assertThat(list.values(List.of("b", "a", "b"))).isEqualTo(list.values(List.of("b", "b", "a")));
    assertThat(list.text(List.of("b", "a", "b"))).isNotEqualTo(list.text(List.of("b", "a")));
    assertThat(KeyCall.of("{a:sorted}", long[].class).text((Object) new long[] {2, 1}))
        .isEqualTo("[1,2]");
    assertThatThrownBy(() -> list.values(List.of(new Object())))
        .isInstanceOf(UnstableKeyException.class);
  }

  @Test
  void len_counts() throws TemplateException {
    assertThat(KeyCall.of("{a:len}", String.class).text("abc")).isEqualTo("3");
    assertThat(KeyCall.of("{a:len}", Map.class).text(Map.of("a", 1))).isEqualTo("1");
    assertThat(KeyCall.of("{a:len}", int[].class).text((Object) new int[4])).isEqualTo("4");
    assertThat(KeyCall.of("{a:len}", Object.class).text(List.of(1, 2))).isEqualTo("2");
  }

  @Test
  void date_is_the_day_in_the_values_own_zone_or_in_utc() throws TemplateException {
    String late = "2024-02-28T23:30:00";
    Instant instant = Instant.parse(late + "Z");
    assertThat(date(OffsetDateTime.class, OffsetDateTime.parse(late + "-05:00"))).isEqualTo("28");
    assertThat(date(ZonedDateTime.class, ZonedDateTime.parse(late + "+05:00"))).isEqualTo("28");
    assertThat(date(LocalDateTime.class, LocalDateTime.parse(late))).isEqualTo("28");
    assertThat(date(LocalDate.class, LocalDate.parse("2024-02-28"))).isEqualTo("28");
    assertThat(date(Instant.class, instant)).isEqualTo("28");
    assertThat(date(Date.class, Date.from(instant.plusSeconds(1800)))).isEqualTo("29");
    assertThat(date(Timestamp.class, Timestamp.from(instant))).isEqualTo("28");
    assertThat(date(Object.class, new java.sql.Date(instant.toEpochMilli()))).isEqualTo("28");
    assertThat(KeyCall.of("{a:date}", LocalDate.class).text(LocalDate.of(12345, 6, 7)))
        .isEqualTo("+12345-06-07");
  }

  private static String date(Class<?> type, Object value) throws TemplateException {
    String text = KeyCall.of("{a:date}", type).text(value);
    assertThat(text).startsWith("2024-02-");
    return text.substring(8);
  }

  @Test
  void hash_makes_any_value_usable() throws TemplateException {
    KeyCall call = KeyCall.of("f:{a:hash}:v1", Filter.class);

    assertThat(call.text(filter("x")))
        .matches("f:[0-9a-f]{32}:v1")
        .isEqualTo(call.text(filter("x")));
    assertThat(call.values(filter("x"))).isEqualTo(call.values(filter("x")));
    assertThat(call.text(filter("y"))).isNotEqualTo(call.text(filter("x")));
    assertThat(call.text((Object) null)).isEqualTo("f:~:v1");
    assertThat(KeyCall.of("{a:hash|none}", Filter.class).text((Object) null)).isEqualTo("none");
    assertThat(KeyCall.of("{a:hash}", long.class).text(5L))
        .isEqualTo(KeyCall.of("{a:hash}", Object.class).text(5));
  }

  @Test
  void hash_tells_lone_surrogates_from_question_marks() throws TemplateException {
    KeyCall call = KeyCall.of("{a:hash}", String.class);

    assertThat(call.text("\uD800")).isNotEqualTo(call.text("?")).isNotEqualTo(call.text("\uDC00"));
  }

  @Test
  void functions_are_chained_behind_a_path() throws TemplateException {
    Filter filter = filter("ABC");
    assertThat(KeyCall.of("{a.name:lower}", Filter.class).text(filter)).isEqualTo("abc");
    assertThat(KeyCall.of("{a.name:lower:len}", Filter.class).text(filter)).isEqualTo("3");
    assertThat(KeyCall.of("{a.inner.name:lower}", Filter.class).text(filter)).isEqualTo("~");
    assertThat(KeyCall.of("{a:sorted:hash}", List.class).text(List.of(2, 1)))
        .isEqualTo(KeyCall.of("{a:hash}", List.class).text(List.of(1, 2)));
  }

  @Test
  void sets_and_maps_have_no_order() throws TemplateException {
    KeyCall call = KeyCall.of("{a:hash}", Object.class);
    Map<String, Integer> one = new LinkedHashMap<>(Map.of("a", 1));
    one.put("b", 2);
    Map<String, Integer> two = new LinkedHashMap<>(Map.of("b", 2));
    two.put("a", 1);
    assertThat(call.text(one)).isEqualTo(call.text(two));
    assertThat(call.text(new LinkedHashSet<>(List.of(1, 2))))
        .isEqualTo(call.text(new LinkedHashSet<>(List.of(2, 1))))
        .isNotEqualTo(call.text(List.of(1, 2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {a:lower}     | {a} is a long: lower takes text | write {a}
          {a:date}      | {a} is a long: date takes dates and times with a date | write {a}
          {b:sorted}    | {b} is a java.lang.String: sorted takes collections and arrays | write {b}
          {c:upper}     | {c} is a dev.larder.key.KeyFunctionTest$Filter: upper takes text | write {c.name} or {c.values}
          {b:len:lower} | {b:len} is a java.lang.Integer: lower takes text | write {b:len}
          {b:lowr}      | there is no function "lowr" | write lower
          {b:md5}       | there is no function "md5" | write one of date, hash, len, lower, sorted, upper
          {d:hash}      | {d} is a java.lang.Thread: java.lang.Thread has a meaning in this JVM only | write {d.alive} or {d.allStackTraces}
          """)
  void what_a_function_does_not_take_is_refused(String template, String message, String cure) {
    TemplateException refusal =
        catchThrowableOfType(
            TemplateException.class,
            () -> KeyCall.of(template, long.class, String.class, Filter.class, Thread.class));
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.cure()).startsWith(cure.substring(0, Math.min(12, cure.length())));
  }
}
