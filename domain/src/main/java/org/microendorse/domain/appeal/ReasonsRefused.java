package org.microendorse.domain.appeal;

/** An appeal that is possible, but its reasons cannot be taken as they are. */
public class ReasonsRefused extends AppealRefused {
  public ReasonsRefused(String message) {
    super(message);
  }
}
