package org.microendorse.domain.record;

import java.time.LocalDate;
import java.time.MonthDay;
import org.springframework.stereotype.Component;

/** The state's fiscal years, named by the calendar year in which they end. */
@Component
public class FiscalYears {
  private final MonthDay begins;

  FiscalYears(RecordProperties properties) {
    this.begins = properties.fiscalYearBegins();
  }

  /** The fiscal year of a day. */
  public int of(LocalDate day) {
    return day.isBefore(begins.atYear(day.getYear())) ? day.getYear() : day.getYear() + 1;
  }

  public LocalDate firstDay(int year) {
    return begins.atYear(year - 1);
  }

  public LocalDate lastDay(int year) {
    return begins.atYear(year).minusDays(1);
  }

  /** {@code 2026-27} */
  public static String name(int year) {
    return "%d-%02d".formatted(year - 1, year % 100);
  }
}
