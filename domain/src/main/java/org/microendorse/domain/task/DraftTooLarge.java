package org.microendorse.domain.task;

import org.microendorse.domain.common.Refusal;
import org.springframework.util.unit.DataSize;

/** A draft is larger than allowed. */
public class DraftTooLarge extends Refusal {
  DraftTooLarge(DataSize max) {
    super("This is longer than the %d KB that a draft can have.".formatted(max.toKilobytes()));
  }
}
