package org.microendorse.domain.language;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;

/** A language of the portal. */
public enum Language {
  ENGLISH("en", "English", Locale.US),
  SPANISH("es", "Español", Locale.of("es", "US"));

  private final String code;
  private final String ownName;
  private final Locale locale;

  Language(String code, String ownName, Locale locale) {
    this.code = code;
    this.ownName = ownName;
    this.locale = locale;
  }

  /** The code in ISO 639-1, as in HTML's {@code lang}. */
  public String code() {
    return code;
  }

  /** The name that the language has in itself. */
  public String ownName() {
    return ownName;
  }

  /** The language as spoken in the United States, for dates and numbers. */
  public Locale locale() {
    return locale;
  }

  /** {@code November 22, 2026} */
  public String date(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }

  /** {@code Sun, Nov 22} */
  public String weekday(TemporalAccessor day) {
    return format("time.weekday", day);
  }

  /** {@code 4:05 PM} */
  public String time(TemporalAccessor time) {
    return format("time.ofDay", time);
  }

  private String format(String pattern, TemporalAccessor time) {
    return DateTimeFormatter.ofPattern(Messages.message(this, pattern), locale).format(time);
  }

  /** The language of the person for whom this thread works; English if it works for nobody. */
  public static Language current() {
    LocaleContext context = LocaleContextHolder.getLocaleContext();
    Locale locale = context == null ? null : context.getLocale();
    return locale == null ? ENGLISH : of(locale.getLanguage()).orElse(ENGLISH);
  }

  /** The time zone of the person for whom this thread works; empty if it is unknown. */
  public static Optional<ZoneId> zone() {
    return LocaleContextHolder.getLocaleContext() instanceof TimeZoneAwareLocaleContext reader
        ? Optional.ofNullable(reader.getTimeZone()).map(TimeZone::toZoneId)
        : Optional.empty();
  }

  /** The language with a code in ISO 639-1; empty if the portal has no texts in it. */
  public static Optional<Language> of(@Nullable String code) {
    return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
  }

  /**
   * The first language that the portal has texts in; English if there is none.
   *
   * @param wanted in the order in which a person prefers them
   */
  public static Language firstOf(List<Locale> wanted) {
    return wanted.stream().flatMap(it -> of(it.getLanguage()).stream()).findFirst().orElse(ENGLISH);
  }

  /** Does something for a person who reads this language. */
  public <T extends @Nullable Object> T use(Supplier<T> work) {
    return use(zone().orElse(null), work);
  }

  /**
   * Does something for a person who reads this language.
   *
   * @param zone their time zone; null if it is unknown
   */
  public <T extends @Nullable Object> T use(@Nullable ZoneId zone, Supplier<T> work) {
    LocaleContext before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocaleContext(
        new SimpleTimeZoneAwareLocaleContext(
            locale, zone == null ? null : TimeZone.getTimeZone(zone)));
    try {
      return work.get();
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }
}
