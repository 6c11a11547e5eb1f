package org.microendorse.domain.cohort;

import java.security.SecureRandom;
import java.util.Base64;
import org.microendorse.domain.common.Sha256;

/** Creates the secrets in links. Only their hash is kept. */
final class TokenSource {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;

  private TokenSource() {}

  static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String hash(String token) {
    return Sha256.hex(token);
  }
}
