package org.microendorse.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microendorse.domain.language.Language;

class AccountMailsTest {

  @ParameterizedTest
  @CsvSource({
    "PT24H, 24 hours, 24 horas",
    "PT1H, 1 hour, 1 hora",
    "PT30M, 30 minutes, 30 minutos",
    "PT90M, 90 minutes, 90 minutos",
  })
  void how_long_a_link_works_is_said_in_the_language_of_the_mail(
      Duration period, String english, String spanish) {
    var words = AccountMails.words(period);

    assertThat(Language.ENGLISH.<String>use(words::toString)).isEqualTo(english);
    assertThat(Language.SPANISH.<String>use(words::toString)).isEqualTo(spanish);
  }
}
