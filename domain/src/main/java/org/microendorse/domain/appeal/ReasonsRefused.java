package org.microendorse.domain.appeal;

/** The reasons of an appeal are not accepted as they are; an appeal is still possible. */
public class ReasonsRefused extends AppealRefused {
  public ReasonsRefused(String message) {
    super(message);
  }
}
