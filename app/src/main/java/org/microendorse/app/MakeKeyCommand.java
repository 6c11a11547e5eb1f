package org.microendorse.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.microendorse.domain.credential.IssuerKeyStore;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** Makes keys for the issuer instead of starting the portal: {@code --endorse.issuer.make-key}. */
final class MakeKeyCommand {
  private static final String FILE = "endorse.issuer.make-key";
  private static final String PASSWORD = "ENDORSE_ISSUER_KEYSTOREPASSWORD";

  private MakeKeyCommand() {}

  /**
   * Makes the keys if the setting asks for it.
   *
   * @return the exit code; -1 if the setting is missing
   */
  static int run(String[] args, String password) {
    String file = new SimpleCommandLinePropertySource(args).getProperty(FILE);
    if (file == null) {
      return -1;
    }
    try {
      String did = IssuerKeyStore.addKeys(Path.of(file), password, Clock.systemUTC());
      System.out.printf(
          "New keys are in %s. From the next start on badges are signed with %s.%n", file, did);
      return 0;
    } catch (IOException e) {
      System.err.printf("%s Set %s.%n", e.getMessage(), PASSWORD);
      return 1;
    }
  }

  static int run(String[] args) {
    return run(args, System.getenv(PASSWORD));
  }
}
