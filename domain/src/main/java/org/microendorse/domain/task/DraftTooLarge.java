package org.microendorse.domain.task;

import org.microendorse.domain.common.Refusal;
import org.springframework.util.unit.DataSize;

/** A draft is larger than allowed. */
public class DraftTooLarge extends Refusal {
  DraftTooLarge(DataSize max) {
    super("draft.tooLarge", max.toKilobytes());
  }
}
