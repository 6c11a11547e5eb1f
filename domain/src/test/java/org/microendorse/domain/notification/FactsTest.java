package org.microendorse.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.domain.language.Language.ENGLISH;
import static org.microendorse.domain.language.Language.SPANISH;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.language.Language;

class FactsTest {
  private static final ZoneId PROGRAM = ZoneId.of("America/Chicago");

  @Test
  void a_deadline_names_the_hour_in_the_program_and_where_the_recipient_is() {
    OffsetDateTime closes = OffsetDateTime.parse("2026-12-18T23:00:00Z");

    assertThat(said(ENGLISH, null, closes)).isEqualTo("December 18, 2026, 5:00 PM CST");
    assertThat(said(ENGLISH, "America/Chicago", closes))
        .isEqualTo("December 18, 2026, 5:00 PM CST");
    assertThat(said(ENGLISH, "America/Denver", closes))
        .isEqualTo("December 18, 2026, 5:00 PM CST (4:00 PM where you are)");
    assertThat(said(ENGLISH, "Asia/Tokyo", closes))
        .isEqualTo("December 18, 2026, 5:00 PM CST (Sat, Dec 19 8:00 AM where you are)");
    assertThat(said(SPANISH, "America/Denver", closes))
        .matches(
            "18 de diciembre de 2026 a las 5:00 p\\.\\s?m\\. CST"
                + " \\(4:00 p\\.\\s?m\\. donde usted está\\)");
  }

  @Test
  void a_mail_does_not_take_the_time_zone_of_the_person_who_causes_it() {
    OffsetDateTime closes = OffsetDateTime.parse("2026-12-18T23:00:00Z");

    assertThat(ENGLISH.use(ZoneId.of("Asia/Tokyo"), () -> said(SPANISH, null, closes)))
        .doesNotContain("donde usted está");
  }

  @Test
  void a_day_has_no_hour() {
    assertThat(said(SPANISH, "Asia/Tokyo", LocalDate.of(2026, 12, 18)))
        .isEqualTo("18 de diciembre de 2026");
  }

  private static String said(Language reader, @Nullable String zone, Object fact) {
    return reader.use(
        zone == null ? null : ZoneId.of(zone),
        () -> Facts.inWords(Map.of("closes", fact), PROGRAM).getOrDefault("closes", ""));
  }
}
