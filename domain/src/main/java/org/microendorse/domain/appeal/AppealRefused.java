package org.microendorse.domain.appeal;

import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.Refusal;

/** An appeal that is not possible, with the reason in words for the educator. */
public class AppealRefused extends Refusal {
  public AppealRefused(String key, @Nullable Object... arguments) {
    super(key, arguments);
  }
}
