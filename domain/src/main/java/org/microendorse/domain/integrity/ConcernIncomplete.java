package org.microendorse.domain.integrity;

import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.Refusal;

/** A report is incomplete; the message tells the reporter what is missing. */
public class ConcernIncomplete extends Refusal {
  public ConcernIncomplete(String key, @Nullable Object... arguments) {
    super(key, arguments);
  }
}
