package dev.larder.codec.kind;

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
import java.util.List;

/** Times: ISO text, exact to the nanosecond, zone and offset kept. */
final class TimeScalars {
  private TimeScalars() {}

  static List<ScalarPart<?>> all() {
    return List.of(
        ScalarPart.ofText(Instant.class, Instant::toString, Instant::parse),
        ScalarPart.ofText(LocalDate.class, LocalDate::toString, LocalDate::parse),
        ScalarPart.ofText(LocalTime.class, LocalTime::toString, LocalTime::parse),
        ScalarPart.ofText(LocalDateTime.class, LocalDateTime::toString, LocalDateTime::parse),
        ScalarPart.ofText(OffsetTime.class, OffsetTime::toString, OffsetTime::parse),
        ScalarPart.ofText(OffsetDateTime.class, OffsetDateTime::toString, OffsetDateTime::parse),
        ScalarPart.ofCheckedText(ZonedDateTime.class, ZonedDateTime::toString, TimeScalars::zoned),
        ScalarPart.ofText(Duration.class, Duration::toString, Duration::parse),
        ScalarPart.ofText(Period.class, Period::toString, Period::parse),
        ScalarPart.ofText(YearMonth.class, YearMonth::toString, TimeScalars::yearMonth),
        ScalarPart.ofText(MonthDay.class, MonthDay::toString, MonthDay::parse),
        ScalarPart.ofText(Year.class, Year::toString, text -> Year.of(Integer.parseInt(text))),
        ScalarPart.ofCheckedText(ZoneId.class, ZoneId::getId, ZoneId::of),
        ScalarPart.ofText(ZoneOffset.class, ZoneOffset::getId, ZoneOffset::of));
  }

  /** YearMonth.parse does not take what toString gives of a year after 9999. */
  private static YearMonth yearMonth(String text) {
    int dash = text.lastIndexOf('-');
    return YearMonth.of(
        Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
  }

  /** ZonedDateTime.parse may move a time in an overlap; its three parts do not. */
  private static ZonedDateTime zoned(String text) {
    int bracket = text.indexOf('[');
    OffsetDateTime time = OffsetDateTime.parse(bracket < 0 ? text : text.substring(0, bracket));
    ZoneId zone =
        bracket < 0 ? time.getOffset() : ZoneId.of(text.substring(bracket + 1, text.length() - 1));
    return ZonedDateTime.ofStrict(time.toLocalDateTime(), time.getOffset(), zone);
  }
}
