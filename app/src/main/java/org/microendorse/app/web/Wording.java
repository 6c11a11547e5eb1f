package org.microendorse.app.web;

import static org.microendorse.domain.language.Messages.message;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.catalog.Price;
import org.microendorse.domain.language.Deadline;
import org.microendorse.domain.language.Language;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Dates and sizes as people say them. Days are the program's; times of day are the reader's where
 * their time zone is known, and otherwise the program's. Templates call it "say".
 */
@Component("say")
public class Wording {
  private final Clock clock;
  private final ZoneId zone;
  private final long soon;
  private final LocalTime closesAt;

  /**
   * @param soon what is due within this many days is due soon
   * @param closesAt the time at which a semester closes on its last day
   */
  Wording(
      Clock clock,
      ZoneId zone,
      @Value("${endorse.due-soon}") long soon,
      @Value("${endorse.calendar.closes-at}") LocalTime closesAt) {
    this.clock = clock;
    this.zone = zone;
    this.soon = soon;
    this.closesAt = closesAt;
  }

  /** {@code November 22, 2026} */
  public String date(Instant instant) {
    return date(dayOf(instant));
  }

  /** {@code November 22, 2026} */
  public String date(LocalDate day) {
    return Language.current().date(day);
  }

  /**
   * When a semester closes: {@code November 22, 2026, 5:00 PM CST}; with {@code (3:00 PM where you
   * are)} if it is another time there.
   */
  public String closing(LocalDate day) {
    return Deadline.inWords(day.atTime(closesAt).atZone(zone));
  }

  /** {@code at 4:05 PM} */
  private static String at(ZonedDateTime at) {
    return message("say.at", Language.current().time(at), at.getHour() % 12);
  }

  /**
   * The date in a document from elsewhere. A day is often written as its first moment in UTC, which
   * is the evening before in the program's time zone.
   */
  public String dateElsewhere(Instant instant) {
    boolean day = instant.truncatedTo(ChronoUnit.DAYS).equals(instant);
    return date(LocalDate.ofInstant(instant, day ? ZoneOffset.UTC : zone));
  }

  /** The day in the program's time zone. */
  public LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** {@code Sun, Nov 22} */
  public String day(Instant instant) {
    return Language.current().weekday(instant.atZone(zone));
  }

  /** {@code same day}, {@code 1 business day}, {@code 2.5 business days} */
  public String businessDays(double days) {
    return message("say.businessDays", Math.round(days * 10) / 10.0);
  }

  /** {@code today at 4:05 PM} or {@code on Sun, Nov 22 at 4:05 PM} */
  public String moment(Instant instant) {
    ZonedDateTime at = instant.atZone(Language.zone().orElse(zone));
    return at.toLocalDate().equals(LocalDate.ofInstant(clock.instant(), at.getZone()))
        ? message("say.todayAt", at(at))
        : message("say.dayAt", Language.current().weekday(at), at(at));
  }

  /** When a task is due, in words, and how urgent it is. */
  public Due due(@Nullable OffsetDateTime dueDate) {
    if (dueDate == null) {
      return new Due("", "clock", message("say.ownPace"));
    }
    LocalDate day = dueDate.atZoneSameInstant(zone).toLocalDate();
    long days = ChronoUnit.DAYS.between(today(), day);
    if (days < 0) {
      return new Due("wrong", "alert", message("say.wasDue", Language.current().weekday(day)));
    }
    if (days == 0) {
      return new Due("attention", "clock", message("say.dueToday"));
    }
    return days <= soon
        ? new Due("attention", "clock", message("say.dueIn", days))
        : new Due("", "clock", message("say.due", Language.current().weekday(day)));
  }

  /** What a submission that needs changes shows in place of a date. */
  public Due needsChanges(int changes) {
    return new Due("attention", "alert", message("say.needsChanges", changes));
  }

  /**
   * @param kind one of the three meanings, or nothing
   * @param icon of the portal's icons
   */
  public record Due(String kind, String icon, String words) {}

  /** {@code 1.5 MB} */
  public String size(long bytes) {
    String[] units = {message("say.bytes"), "KB", "MB", "GB"};
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(
        Language.current().locale(),
        unit == 0 || size >= 10 ? "%.0f %s" : "%.1f %s",
        size,
        units[unit]);
  }

  /** {@code 2 hours}, {@code 1 minute}, {@code 90 minutes} */
  public static String period(Duration period) {
    long minutes = period.toMinutes();
    return minutes >= 60 && minutes % 60 == 0
        ? message("say.hours", minutes / 60)
        : message("say.minutes", minutes);
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
    NumberFormat format = NumberFormat.getCurrencyInstance(Language.current().locale());
    format.setCurrency(Currency.getInstance(currency));
    if (amount.stripTrailingZeros().scale() <= 0) {
      format.setMaximumFractionDigits(0);
    }
    return format.format(amount);
  }

  /**
   * A text with marks of HTML in it, such as a link in the middle of a sentence. The text is ours;
   * its arguments are escaped.
   */
  public String html(String key, @Nullable Object... arguments) {
    Object[] escaped =
        Arrays.stream(arguments)
            .map(
                it ->
                    switch (it) {
                      case CatalogTitle title -> html(title);
                      case CharSequence text -> HtmlUtils.htmlEscape(text.toString(), "UTF-8");
                      case null, default -> it;
                    })
            .toArray();
    return message(key, escaped);
  }

  private static String html(CatalogTitle title) {
    String text = HtmlUtils.htmlEscape(title.toString(), "UTF-8");
    return title.lang() == null
        ? text
        : "<span lang=\"%s\">%s</span>".formatted(title.lang(), text);
  }

  /** The title of a badge, which stays in English, within {@link #html}. */
  public CatalogTitle original(String title) {
    return CatalogTitle.original(title);
  }

  /** The {@code lang} of a text that is in English; null where the whole page is. */
  public @Nullable String english() {
    return Language.current() == Language.ENGLISH ? null : Language.ENGLISH.code();
  }

  /** The languages that the reader can switch to. */
  public List<Language> otherLanguages() {
    return Arrays.stream(Language.values()).filter(it -> it != Language.current()).toList();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
