package org.microendorse.domain.record;

import java.security.SecureRandom;
import java.util.Base64;
import org.microendorse.domain.common.Sha256;

/** The secret that makes a link unguessable: 256 random bits. The database holds only its hash. */
record LinkSecret(String token) {
  private static final SecureRandom RANDOM = new SecureRandom();

  static LinkSecret random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new LinkSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  String hash() {
    return Sha256.hex(token);
  }
}
