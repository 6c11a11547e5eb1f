package org.microendorse.domain.common;

/** A setting is missing or wrong, so the application cannot start; the message names it. */
public class WrongSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what is wrong with which setting, and what to do, for an operator
   */
  public WrongSetting(String sentence) {
    super(sentence);
  }

  public WrongSetting(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
