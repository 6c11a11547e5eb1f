package org.microendorse.domain.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.microendorse.domain.language.Language;

/** Dates in sentences. */
public final class Dates {
  private Dates() {}

  /** {@code November 22, 2026}, in the language of the person for whom this thread works. */
  public static String inWords(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(Language.current().locale())
        .format(day);
  }
}
