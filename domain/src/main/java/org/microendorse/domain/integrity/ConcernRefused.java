package org.microendorse.domain.integrity;

import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.Refusal;

/** A concern is not accepted; the message tells the reporter why. */
public class ConcernRefused extends Refusal {
  public ConcernRefused(String key, @Nullable Object... arguments) {
    super(key, arguments);
  }
}
