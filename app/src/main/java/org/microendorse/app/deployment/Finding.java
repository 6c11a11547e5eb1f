package org.microendorse.app.deployment;

/**
 * Something that is wrong with a set of models, or that its owner should look at.
 *
 * @param file its name in the set, or the folder
 * @param sentence what is wrong, and what to do
 */
public record Finding(String file, String sentence, Severity severity) {
  /** Whether the set can go live. */
  public enum Severity {
    /** It cannot. */
    ERROR,
    /** It can, and its owner should know. */
    WARNING
  }

  static Finding error(String file, String sentence) {
    return new Finding(file, sentence, Severity.ERROR);
  }

  static Finding warning(String file, String sentence) {
    return new Finding(file, sentence, Severity.WARNING);
  }

  boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public String toString() {
    return file + (isError() ? ": " : ": warning, ") + sentence;
  }
}
