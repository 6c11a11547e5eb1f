package org.microendorse.domain.credential;

import org.microendorse.domain.credential.Verification.Finding;

/** Why a check of a badge fails, or cannot be made. The message is for people. */
final class Doubt extends RuntimeException {
  private final Finding finding;
  private final String words;

  private Doubt(Finding finding, String message) {
    super(message);
    this.finding = finding;
    this.words = message;
  }

  static Doubt doesNotHold(String message) {
    return new Doubt(Finding.DOES_NOT_HOLD, message);
  }

  static Doubt couldNotCheck(String message) {
    return new Doubt(Finding.COULD_NOT_CHECK, message);
  }

  String words() {
    return words;
  }

  Finding finding() {
    return finding;
  }
}
