package org.microendorse.domain.language;

import static org.microendorse.domain.language.Messages.message;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** A deadline whose hour matters. */
public final class Deadline {
  private Deadline() {}

  /**
   * {@code November 22, 2026, 5:00 PM CST}; with {@code (3:00 PM where you are)} if it is another
   * time there.
   *
   * @param end in the time zone of the program
   */
  public static String inWords(ZonedDateTime end) {
    Language reader = Language.current();
    String said =
        message(
            "time.deadline",
            reader.date(end.toLocalDate()),
            reader.time(end),
            zoneName(end),
            end.getHour() % 12);
    ZonedDateTime here = Language.zone().map(end::withZoneSameInstant).orElse(end);
    if (here.getOffset().equals(end.getOffset())) {
      return said;
    }
    boolean sameDay = here.toLocalDate().equals(end.toLocalDate());
    return message(
        "time.whereYouAre",
        said,
        sameDay
            ? reader.time(here)
            : message("time.dayAndTime", reader.weekday(here), reader.time(here)));
  }

  private static String zoneName(ZonedDateTime time) {
    return DateTimeFormatter.ofPattern("zzz", Language.ENGLISH.locale()).format(time);
  }
}
