package org.microendorse.domain.integrity;

import org.microendorse.domain.common.Refusal;

/** A concern that cannot be taken, with the reason in words for whoever reports it. */
public class ConcernRefused extends Refusal {
  public ConcernRefused(String message) {
    super(message);
  }
}
