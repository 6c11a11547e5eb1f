package org.microendorse.app.web;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.Price;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Dates and sizes as people say them, in the program's time zone. Templates call it "say". */
@Component("say")
public class Wording {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE, MMM d", Locale.US);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  private final Clock clock;
  private final ZoneId zone;
  private final long soon;

  /**
   * @param soon what is due within this many days is due soon
   */
  Wording(Clock clock, ZoneId zone, @Value("${endorse.due-soon}") long soon) {
    this.clock = clock;
    this.zone = zone;
    this.soon = soon;
  }

  /** {@code November 22, 2026} */
  public String date(Instant instant) {
    return DATE.format(instant.atZone(zone));
  }

  /** {@code November 22, 2026} */
  public String date(LocalDate day) {
    return DATE.format(day);
  }

  /**
   * The date in a document from elsewhere. A day is often written as its first moment in UTC, which
   * is the evening before in the program's time zone.
   */
  public String dateElsewhere(Instant instant) {
    boolean day = instant.truncatedTo(ChronoUnit.DAYS).equals(instant);
    return DATE.format(instant.atZone(day ? ZoneOffset.UTC : zone));
  }

  /** The day in the program's time zone. */
  public LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** {@code Sun, Nov 22} */
  public String day(Instant instant) {
    return DAY.format(instant.atZone(zone));
  }

  /** {@code same day}, {@code 1 business day}, {@code 2.5 business days} */
  public String businessDays(double days) {
    if (days == 0) {
      return "same day";
    }
    return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.US)).format(days)
        + (days == 1 ? " business day" : " business days");
  }

  /** {@code today at 4:05 PM} or {@code on Sun, Nov 22 at 4:05 PM} */
  public String moment(Instant instant) {
    ZonedDateTime at = instant.atZone(zone);
    String day = at.toLocalDate().equals(today()) ? "today" : "on " + DAY.format(at);
    return day + " at " + TIME.format(at);
  }

  /** When a task is due, in words, and how urgent it is. */
  public Due due(@Nullable OffsetDateTime dueDate) {
    if (dueDate == null) {
      return new Due("", "clock", "At your own pace");
    }
    LocalDate day = dueDate.atZoneSameInstant(zone).toLocalDate();
    long days = ChronoUnit.DAYS.between(today(), day);
    if (days < 0) {
      return new Due("wrong", "alert", "Was due " + DAY.format(day));
    }
    if (days == 0) {
      return new Due("attention", "clock", "Due today");
    }
    return days <= soon
        ? new Due("attention", "clock", days == 1 ? "Due tomorrow" : "Due in " + days + " days")
        : new Due("", "clock", "Due " + DAY.format(day));
  }

  /** What a submission that needs changes shows in place of a date. */
  public Due needsChanges(int changes) {
    return new Due(
        "attention", "alert", "Needs changes: " + count(changes, "thing to fix", "things to fix"));
  }

  /**
   * @param kind one of the three meanings, or nothing
   * @param icon of the portal's icons
   */
  public record Due(String kind, String icon, String words) {}

  /** {@code 1.5 MB} */
  public String size(long bytes) {
    String[] units = {"bytes", "KB", "MB", "GB"};
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(
        Locale.ROOT, unit == 0 || size >= 10 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  }

  /** {@code 2 hours}, {@code 1 minute}, {@code 90 minutes} */
  public static String period(Duration period) {
    long minutes = period.toMinutes();
    return minutes >= 60 && minutes % 60 == 0
        ? plural(minutes / 60, "hour")
        : plural(minutes, "minute");
  }

  private static String plural(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  /** {@code $1,250} or {@code $83.33} */
  public String money(Price price) {
    return money(price.amount(), price.currency());
  }

  /**
   * {@code $1,250} or {@code $83.33}
   *
   * @param currency of ISO 4217
   */
  public static String money(BigDecimal amount, String currency) {
    NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
    format.setCurrency(Currency.getInstance(currency));
    if (amount.stripTrailingZeros().scale() <= 0) {
      format.setMaximumFractionDigits(0);
    }
    return format.format(amount);
  }

  /** {@code 1 file}, {@code 3 files} */
  public String count(long number, String one, String many) {
    return number == 1 ? "1 " + one : number + " " + many;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
