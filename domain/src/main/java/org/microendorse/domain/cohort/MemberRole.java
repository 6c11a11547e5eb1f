package org.microendorse.domain.cohort;

import static org.microendorse.domain.language.Messages.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A person's role in their school. */
public enum MemberRole {
  LEADER("leader"),
  TEACHER_LEADER("teacher leader");

  private final String words;

  MemberRole(String words) {
    this.words = words;
  }

  /** As files and forms spell it: {@code teacher leader}. */
  public String words() {
    return words;
  }

  /** As people read it. */
  public String label() {
    return message("teamRule.role." + name());
  }

  /** Reads {@code Teacher leader}, {@code teacher-leader} and the like; empty for anything else. */
  public static Optional<MemberRole> read(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    return Arrays.stream(values()).filter(role -> role.words.equals(plain)).findFirst();
  }
}
