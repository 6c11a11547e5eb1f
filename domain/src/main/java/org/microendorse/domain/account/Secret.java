package org.microendorse.domain.account;

import java.security.SecureRandom;
import java.util.Base64;
import org.microendorse.domain.common.Sha256;

/** A token of 256 bits in a link. The database holds only its hash. */
record Secret(String token) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  static Secret random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** A name that does not identify a person: it becomes a process variable. */
  static String username() {
    StringBuilder name = new StringBuilder("e-");
    RANDOM.ints(12, 0, LETTERS.length()).forEach(i -> name.append(LETTERS.charAt(i)));
    return name.toString();
  }

  String hash() {
    return hashOf(token);
  }

  static String hashOf(String token) {
    return Sha256.hex(token);
  }
}
