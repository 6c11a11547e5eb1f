package org.microendorse.domain.integrity;

import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.FieldRefusal;

/** A report is incomplete; the message tells the reporter what is missing. */
public class ConcernIncomplete extends FieldRefusal {
  public ConcernIncomplete(String field, String key, @Nullable Object... arguments) {
    super(field, key, arguments);
  }
}
