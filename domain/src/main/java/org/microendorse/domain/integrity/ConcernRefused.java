package org.microendorse.domain.integrity;

import org.microendorse.domain.common.Refusal;

/** A concern is not accepted; the message tells the reporter why. */
public class ConcernRefused extends Refusal {
  public ConcernRefused(String message) {
    super(message);
  }
}
