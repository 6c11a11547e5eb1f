package org.microendorse.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.language.Language;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;

class WordingTest {
  private final Wording wording =
      new Wording(Clock.systemUTC(), ZoneId.of("America/Chicago"), 3, LocalTime.of(17, 0));

  @Test
  void a_day_that_others_write_as_its_first_moment_in_utc_stays_that_day() {
    assertThat(wording.dateElsewhere(Instant.parse("2026-01-01T00:00:00Z")))
        .isEqualTo("January 1, 2026");
  }

  @Test
  void a_moment_is_on_the_day_it_was_in_the_time_zone_of_the_program() {
    Instant evening = Instant.parse("2026-01-01T03:30:00Z");

    assertThat(wording.dateElsewhere(evening)).isEqualTo("December 31, 2025");
    assertThat(wording.date(evening)).isEqualTo("December 31, 2025");
  }

  @Test
  void dates_amounts_and_numbers_are_in_the_language_of_the_reader() {
    Instant noon = Instant.parse("2026-11-22T18:05:00Z");

    assertThat(wording.date(noon)).isEqualTo("November 22, 2026");
    assertThat(wording.businessDays(2.5)).isEqualTo("2.5 business days");
    assertThat(Language.SPANISH.use(() -> wording.date(noon))).isEqualTo("22 de noviembre de 2026");
    assertThat(Language.SPANISH.use(() -> wording.businessDays(1))).isEqualTo("1 día hábil");
    assertThat(Language.SPANISH.use(() -> Wording.money(new BigDecimal("1250"), "USD")))
        .isEqualTo("$1,250");
  }

  @Test
  void a_title_in_a_sentence_is_escaped_and_marked_if_it_stays_in_english() {
    CatalogTitle title = new CatalogTitle("Read & see", Map.of("es", "Lea & vea"));

    assertThat(wording.html("invitation.review", title)).isEqualTo("Review Read &amp; see?");
    assertThat(Language.SPANISH.use(() -> wording.html("invitation.review", title)))
        .isEqualTo("¿Revisar Lea &amp; vea?");
    assertThat(
            Language.SPANISH.use(
                () -> wording.html("invitation.review", wording.original("Read & see"))))
        .isEqualTo("¿Revisar <span lang=\"en\">Read &amp; see</span>?");
    assertThat(wording.html("invitation.review", wording.original("Read"))).endsWith("Read?");
  }

  @Test
  void a_semester_closes_at_an_hour_of_the_programs_time_zone() {
    LocalDate summer = LocalDate.of(2027, 6, 15);

    assertThat(wording.closing(summer)).isEqualTo("June 15, 2027, 5:00 PM CDT");
    assertThat(Language.SPANISH.use(() -> wording.closing(summer)))
        .matches("15 de junio de 2027 a las 5:00 p\\.\\s?m\\. CDT");
  }

  @Test
  void times_of_day_are_the_readers() {
    Instant lunch = Instant.parse("2026-01-01T18:05:00Z");
    assertThat(wording.moment(lunch)).isEqualTo("on Thu, Jan 1 at 12:05 PM");
    assertThat(Language.SPANISH.use(() -> wording.moment(Instant.parse("2026-01-01T19:05:00Z"))))
        .contains("a la 1:05");

    readFrom("America/Los_Angeles");
    assertThat(wording.moment(lunch)).isEqualTo("on Thu, Jan 1 at 10:05 AM");
    assertThat(wording.closing(LocalDate.of(2027, 6, 15)))
        .isEqualTo("June 15, 2027, 5:00 PM CDT (3:00 PM where you are)");
    assertThat(wording.date(Instant.parse("2026-01-01T07:00:00Z")))
        .as("days are the program's")
        .isEqualTo("January 1, 2026");

    readFrom("Asia/Tokyo");
    assertThat(wording.closing(LocalDate.of(2027, 6, 15)))
        .isEqualTo("June 15, 2027, 5:00 PM CDT (Wed, Jun 16 7:00 AM where you are)");
  }

  private static void readFrom(String zone) {
    LocaleContextHolder.setLocaleContext(
        new SimpleTimeZoneAwareLocaleContext(Locale.US, TimeZone.getTimeZone(zone)));
  }

  @AfterEach
  void forgetReader() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void what_people_typed_stays_text_in_a_message_with_marks() {
    assertThat(wording.html("say.wasDue", "<b>today</b>"))
        .isEqualTo("Was due &lt;b&gt;today&lt;/b&gt;");
  }
}
