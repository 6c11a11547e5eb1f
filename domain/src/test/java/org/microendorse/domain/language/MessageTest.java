package org.microendorse.domain.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.ObjectMapper;

class MessageTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of(
            Message.of("credential.period.over", LocalDate.of(2026, 11, 30)),
            "It expired on November 30, 2026.",
            "Venció el 30 de noviembre de 2026."),
        Arguments.of(
            Message.of(
                "credential.issuer.impossible", Message.of("credential.issuer.noHost", "a b")),
            "The issuer cannot be what the badge says it is: 'a b' is not a host.",
            "La entidad emisora no puede ser la que dice la insignia: «a b» no es un host."),
        Arguments.of(
            Message.of("credential.file.tooLarge", 6.25, 5.0),
            "The file has 6.2 MB; we check at most 5.0 MB. Badges are much smaller.",
            "El archivo tiene 6.2 MB; verificamos 5.0 MB como máximo. Las insignias son mucho más"
                + " pequeñas."));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void what_is_kept_is_read_in_every_language(Message message, String english, String spanish) {
    Message kept = JSON.readValue(JSON.writeValueAsString(message), Message.class);

    assertThat(kept).isEqualTo(message);
    assertThat(Language.ENGLISH.use(kept::toString)).isEqualTo(english);
    assertThat(Language.SPANISH.use(kept::toString)).isEqualTo(spanish);
  }
}
