package org.microendorse.domain.evidence;

import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.Refusal;

/** A file, or a change to the portfolio, is not accepted; the message says why. */
public class EvidenceRefused extends Refusal {
  EvidenceRefused(String key, @Nullable Object... arguments) {
    super(key, arguments);
  }
}
