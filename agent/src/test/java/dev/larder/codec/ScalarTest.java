package dev.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.codec.Samples.Color;
import dev.larder.codec.Samples.Everything;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
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
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScalarTest {
  static Stream<Object> scalars() {
    return Stream.of(
        "",
        "caf\u00e9 \ud83d\ude00 \u0000 \" \\ \u2028",
        "half a pair \ud83d",
        '\u00e9',
        '\ud800',
        true,
        Byte.MIN_VALUE,
        Short.MIN_VALUE,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        (1L << 53) + 1,
        Float.MIN_VALUE,
        0.1f,
        Float.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -0.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        new BigInteger("123456789012345678901234567890"),
        new BigDecimal("1.10"),
        new BigDecimal("1E+3"),
        new BigDecimal("0E-12"),
        new BigDecimal("0.1000000000000000055511151231257827021181583404541015625"),
        new UUID(1, -2),
        URI.create("https://shop.example/a%20b?q=1#top"),
        Locale.CANADA_FRENCH,
        Currency.getInstance("EUR"));
  }

  @SuppressWarnings("JavaUtilDate")
  static Stream<Object> times() {
    return Stream.of(
        Instant.ofEpochSecond(1, 999_999_999),
        Instant.MAX,
        Instant.MIN,
        LocalDate.of(-44, 3, 15),
        LocalDate.MAX,
        LocalTime.of(23, 59, 59, 1),
        LocalDateTime.of(2024, 2, 29, 0, 0),
        OffsetTime.of(1, 2, 3, 4, ZoneOffset.ofHoursMinutes(5, 30)),
        OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 6, ZoneOffset.UTC),
        ZonedDateTime.of(2024, 7, 1, 12, 0, 0, 1, ZoneId.of("Europe/Paris")),
        ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 0, ZoneId.of("Europe/Paris"))
            .withLaterOffsetAtOverlap(),
        ZonedDateTime.of(2024, 7, 1, 12, 0, 0, 0, ZoneId.of("UTC")),
        ZonedDateTime.of(2024, 7, 1, 12, 0, 0, 0, ZoneOffset.ofHours(-3)),
        Duration.ofSeconds(-1, 1),
        Duration.ofSeconds(Long.MIN_VALUE),
        Period.of(1, -2, 3),
        Year.of(7),
        Year.of(-12),
        YearMonth.of(12_024, 5),
        YearMonth.of(-999, 12),
        YearMonth.of(-999_999_999, 1),
        YearMonth.of(2024, 2),
        MonthDay.of(2, 29),
        ZoneOffset.ofHoursMinutesSeconds(1, 2, 3),
        DayOfWeek.FRIDAY,
        new Date(-1));
  }

  @ParameterizedTest
  @MethodSource({"scalars", "times"})
  void a_scalar_comes_back_equal_and_of_the_same_class(Object value) throws Exception {
    Object copy = Codecs.exactCopy(value.getClass(), value);

    assertThat(copy).isEqualTo(value).hasSameClassAs(value);
  }

  @Test
  void every_primitive_and_every_box_comes_back() throws Exception {
    Everything value =
        new Everything(
            true,
            (byte) -128,
            (short) -32768,
            1,
            Long.MIN_VALUE,
            1.1f,
            Double.NaN,
            '\n',
            false,
            (byte) 127,
            (short) 32767,
            -1,
            Long.MAX_VALUE,
            Float.NaN,
            -0.0,
            '"');

    assertThat(Codecs.exactCopy(Everything.class, value)).isEqualTo(value);
  }

  @Test
  void the_result_of_a_method_that_returns_a_primitive_comes_back_boxed() throws Exception {
    assertThat(Codecs.exactCopy(int.class, 42)).isEqualTo(42);
    assertThat(Codecs.exactCopy(char.class, 'x')).isEqualTo('x');
  }

  @Test
  void enums_go_by_name_whatever_their_text() throws Exception {
    assertThat(Codecs.json(Color.class, Color.GREEN)).isEqualTo("\"GREEN\"");
    assertThat(Codecs.exactCopy(Color.class, Color.GREEN)).isSameAs(Color.GREEN);
  }

  @Test
  void zones_come_back_as_regions_or_offsets() throws Exception {
    for (String id : new String[] {"Europe/Paris", "UTC", "GMT+01:00", "Z", "+02:00"}) {
      assertThat(Codecs.exactCopy(ZoneId.class, ZoneId.of(id))).isEqualTo(ZoneId.of(id));
    }
  }

  @Test
  void a_locale_without_an_exact_text_is_not_written() {
    @SuppressWarnings("deprecation") // the constructor that allows it
    Locale odd = new Locale("en", "US", "x!");

    assertThatThrownBy(() -> Codecs.codec(Locale.class).encode(odd))
        .isInstanceOf(CodecException.class);
  }

  @Test
  void a_number_of_another_kind_is_not_taken() {
    assertThatThrownBy(() -> Codecs.read(int.class, "1.5")).isInstanceOf(CodecException.class);
    assertThatThrownBy(() -> Codecs.read(int.class, "2147483648"))
        .isInstanceOf(CodecException.class);
    assertThatThrownBy(() -> Codecs.read(byte.class, "200")).isInstanceOf(CodecException.class);
    assertThatThrownBy(() -> Codecs.read(int.class, "null")).isInstanceOf(CodecException.class);
    assertThatThrownBy(() -> Codecs.read(int.class, "\"1\"")).isInstanceOf(CodecException.class);
  }

  @Test
  void a_number_that_no_reader_takes_is_not_written() {
    BigDecimal long1 = new BigDecimal("1." + "1".repeat(2000));

    assertThatThrownBy(() -> Codecs.codec(BigDecimal.class).encode(long1))
        .hasMessageContaining("1000 digits");
  }

  @Property
  void every_double_float_and_string_comes_back(
      @ForAll double wide, @ForAll float thin, @ForAll String text) throws Exception {
    assertThat(Codecs.exactCopy(double.class, wide)).isEqualTo(wide);
    assertThat(Codecs.exactCopy(float.class, thin)).isEqualTo(thin);
    assertThat(Codecs.exactCopy(String.class, text)).isEqualTo(text);
  }
}
