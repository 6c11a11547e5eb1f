package org.microendorse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeKeyCommandTest {
  @TempDir Path folder;

  @Test
  void makes_keys_instead_of_starting_the_portal() {
    Path file = folder.resolve("issuer.p12");

    assertThat(MakeKeyCommand.run(arguments(file), "a password")).isZero();
    assertThat(file).exists();
    assertThat(MakeKeyCommand.run(arguments(file), "another password"))
        .as("a person who does not know the password adds nothing")
        .isEqualTo(1);
  }

  @Test
  void without_a_password_there_is_no_key() {
    Path file = folder.resolve("issuer.p12");

    assertThat(MakeKeyCommand.run(arguments(file), null)).isEqualTo(1);
    assertThat(file).doesNotExist();
  }

  @Test
  void otherwise_the_portal_starts() {
    assertThat(MakeKeyCommand.run(new String[] {"--server.port=0"}, null)).isNegative();
  }

  private static String[] arguments(Path file) {
    return new String[] {"--endorse.issuer.make-key=" + file};
  }
}
