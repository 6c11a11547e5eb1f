package org.microendorse.app.operations;

import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.Text;

/** Why an operator does something. Without one, nothing is done. */
final class Reason {
  private static final int LONGEST = 500;

  private Reason() {}

  /**
   * The reason as it is kept.
   *
   * @param problem the message for a missing or long one, with the greatest length
   * @throws FieldRefusal if it is blank or too long
   */
  static String checked(String typed, String problem) {
    if (Text.isBlank(typed) || typed.length() > LONGEST) {
      throw new FieldRefusal("reason", problem, String.valueOf(LONGEST));
    }
    return Text.lines(typed);
  }
}
