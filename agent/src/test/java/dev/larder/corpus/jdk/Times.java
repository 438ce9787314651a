package dev.larder.corpus.jdk;

import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalUnit;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;

/** Dates and times. */
@Kind(
    value = "Dates and times",
    rows = {
      Times.Points.class,
      Times.Zones.class,
      Times.Amounts.class,
      Times.Parts.class,
      Times.FarMonths.class,
      Times.Old.class,
      Times.Oldest.class,
      Times.Vague.class,
      Times.Others.class
    })
@SuppressWarnings("JavaUtilDate") // what applications return
public final class Times {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Times() {}

  @Row(
      "`Instant`, `LocalDate`, `LocalTime`, `LocalDateTime`, `OffsetDateTime`, `OffsetTime`, of any year")
  static final class Points {
    Instant instant(Each each) {
      return each.of(
          Instant.EPOCH,
          Instant.ofEpochSecond(-1, 1),
          Instant.ofEpochSecond(1_700_000_000, 123_456_789),
          Instant.MIN,
          Instant.MAX);
    }

    LocalDate date(Each each) {
      return each.of(LocalDate.of(2024, 2, 29), LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH);
    }

    LocalTime time(Each each) {
      return each.of(LocalTime.MIDNIGHT, LocalTime.MAX, LocalTime.of(1, 2, 3, 400));
    }

    LocalDateTime dateTime(Each each) {
      return each.of(LocalDateTime.MIN, LocalDateTime.MAX, LocalDateTime.of(1, 1, 1, 0, 0));
    }

    OffsetDateTime offsetDateTime(Each each) {
      return each.of(
          OffsetDateTime.MIN,
          OffsetDateTime.MAX,
          OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneOffset.ofHoursMinutesSeconds(1, 2, 3)));
    }

    OffsetTime offsetTime(Each each) {
      return each.of(OffsetTime.MIN, OffsetTime.MAX, OffsetTime.of(1, 2, 0, 0, ZoneOffset.UTC));
    }
  }

  @Row("`ZonedDateTime`, `ZoneId`, `ZoneOffset`")
  static final class Zones {
    ZonedDateTime inTheOverlap(Each each) {
      LocalDateTime twice = LocalDateTime.of(2025, 10, 26, 2, 30);
      return each.of(
          ZonedDateTime.ofLocal(twice, BERLIN, ZoneOffset.ofHours(1)),
          ZonedDateTime.ofLocal(twice, BERLIN, ZoneOffset.ofHours(2)),
          ZonedDateTime.of(twice, ZoneOffset.UTC),
          ZonedDateTime.of(twice, ZoneId.of("UTC")),
          ZonedDateTime.of(twice, ZoneId.of("GMT+2")),
          ZonedDateTime.of(LocalDateTime.MAX, ZoneOffset.MIN),
          ZonedDateTime.of(LocalDateTime.of(-1, 1, 1, 1, 1), BERLIN));
    }

    ZoneId zone(Each each) {
      return each.of(BERLIN, ZoneId.of("UTC"), ZoneId.of("GMT+2"), ZoneOffset.UTC);
    }

    ZoneOffset offset(Each each) {
      return each.of(ZoneOffset.UTC, ZoneOffset.MIN, ZoneOffset.MAX);
    }
  }

  @Row("`Duration`, `Period`")
  static final class Amounts {
    Duration duration(Each each) {
      return each.of(
          Duration.ZERO,
          Duration.ofNanos(-1),
          Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
          Duration.ofSeconds(-1, 1),
          Duration.ofSeconds(-2, 999_999_999),
          Duration.ofSeconds(Long.MIN_VALUE),
          Duration.ofSeconds(Long.MIN_VALUE, 1),
          Duration.ofNanos(-1_500_000_000));
    }

    Period period(Each each) {
      return each.of(Period.ZERO, Period.of(1, -14, 400), Period.of(Integer.MIN_VALUE, 0, -1));
    }
  }

  @Row("`Year`, `YearMonth`, `MonthDay`, `Month`, `DayOfWeek`, `ChronoUnit`")
  static final class Parts {
    Year year(Each each) {
      return each.of(Year.of(2026), Year.of(Year.MIN_VALUE), Year.of(Year.MAX_VALUE), Year.of(0));
    }

    YearMonth yearMonth(Each each) {
      return each.of(YearMonth.of(2026, 1), YearMonth.of(-5, 12), YearMonth.of(9999, 12));
    }

    MonthDay monthDay() {
      return MonthDay.of(2, 29);
    }

    Month month() {
      return Month.MAY;
    }

    DayOfWeek day() {
      return DayOfWeek.SUNDAY;
    }

    ChronoUnit unit() {
      return ChronoUnit.DECADES;
    }
  }

  @Row(value = "`YearMonth` after the year 9999", auto = Fate.JSON)
  static final class FarMonths {
    YearMonth yearMonth(Each each) {
      return each.of(
          YearMonth.of(10_000, 1),
          YearMonth.of(Year.MAX_VALUE, 12),
          YearMonth.of(Year.MIN_VALUE, 1));
    }
  }

  @Row("`java.util.Date`, `java.sql.Timestamp`, `java.sql.Date`, `java.sql.Time`")
  static final class Old {
    Date date(Each each) {
      return each.of(new Date(0), new Date(-1), new Date(Long.MAX_VALUE), new Date(Long.MIN_VALUE));
    }

    Timestamp timestamp(Each each) {
      Timestamp exact = new Timestamp(-1_000_000_000_000L);
      exact.setNanos(123_456_789);
      return each.of(exact, new Timestamp(0), new Timestamp(Long.MAX_VALUE));
    }

    java.sql.Date sqlDate() {
      return new java.sql.Date(1_700_000_000_123L);
    }

    Time sqlTime() {
      return new Time(12_345_678);
    }
  }

  @Row(value = "a `Timestamp` of 292 million years ago", auto = Fate.REFUSED)
  static final class Oldest {
    Timestamp timestamp() {
      return new Timestamp(Long.MIN_VALUE);
    }
  }

  @Row(value = "`Temporal`, `Date` that is a `Timestamp`", auto = Fate.BINARY)
  static final class Vague {
    Temporal temporal(Each each) {
      return each.<Temporal>of(
          Instant.EPOCH, LocalDate.EPOCH, ZonedDateTime.of(2026, 1, 1, 1, 1, 1, 1, BERLIN));
    }

    ChronoLocalDate localDate() {
      return LocalDate.EPOCH;
    }

    Date date() {
      return new Timestamp(5);
    }
  }

  @Row(
      value =
          "`Calendar`, `TimeZone`, `JapaneseDate`, `Clock`, `DateTimeFormatter` and others of the JDK",
      auto = Fate.REFUSED)
  static final class Others {
    Calendar calendar() {
      return new GregorianCalendar(2026, Calendar.MAY, 1);
    }

    Clock clock() {
      return Clock.systemUTC();
    }

    DateTimeFormatter formatter() {
      return DateTimeFormatter.ISO_DATE;
    }

    GregorianCalendar gregorian() {
      return new GregorianCalendar();
    }

    IsoChronology chronology() {
      return IsoChronology.INSTANCE;
    }

    JapaneseDate japanese() {
      return JapaneseDate.of(2026, 1, 1);
    }

    TemporalUnit unit() {
      return ChronoUnit.DAYS;
    }

    TimeZone zone() {
      return TimeZone.getTimeZone("UTC");
    }
  }
}
