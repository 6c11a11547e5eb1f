package org.microendorse.app.credential;

import java.io.IOException;

/** Badges of other issuers. */
final class BadgeFixtures {
  private BadgeFixtures() {}

  /** A valid badge whose issuer is only a key. */
  static byte[] otherIssuers() throws IOException {
    return file("badge-of-another-issuer.json");
  }

  static byte[] file(String name) throws IOException {
    try (var file = BadgeFixtures.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    }
  }
}
