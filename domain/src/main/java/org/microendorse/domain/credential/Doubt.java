package org.microendorse.domain.credential;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.credential.Verification.Finding;
import org.microendorse.domain.language.Message;

/** Why a check of a badge fails, or cannot be made. The sentences are for people. */
final class Doubt extends RuntimeException {
  private final Finding finding;
  private final transient List<Message> sentences;

  Doubt(Finding finding, List<Message> sentences) {
    super(sentences.stream().map(Message::toString).collect(Collectors.joining(" ")));
    this.finding = finding;
    this.sentences = List.copyOf(sentences);
  }

  /**
   * @param key of a sentence in the message files
   */
  static Doubt doesNotHold(String key, @Nullable Object... arguments) {
    return new Doubt(Finding.DOES_NOT_HOLD, List.of(Message.of(key, arguments)));
  }

  /**
   * @param key of a sentence in the message files
   */
  static Doubt couldNotCheck(String key, @Nullable Object... arguments) {
    return new Doubt(Finding.COULD_NOT_CHECK, List.of(Message.of(key, arguments)));
  }

  List<Message> sentences() {
    return sentences;
  }

  Finding finding() {
    return finding;
  }
}
