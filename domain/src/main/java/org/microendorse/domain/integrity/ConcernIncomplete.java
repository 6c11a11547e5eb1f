package org.microendorse.domain.integrity;

import org.microendorse.domain.common.Refusal;

/** Something is missing in a report, with what it is in words for whoever reports. */
public class ConcernIncomplete extends Refusal {
  public ConcernIncomplete(String message) {
    super(message);
  }
}
