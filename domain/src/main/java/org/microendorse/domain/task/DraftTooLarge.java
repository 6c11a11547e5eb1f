package org.microendorse.domain.task;

import org.microendorse.domain.common.Refusal;
import org.springframework.util.unit.DataSize;

/** More has been typed than is kept as a draft. */
public class DraftTooLarge extends Refusal {
  DraftTooLarge(DataSize max) {
    super("This is longer than the %d KB that a draft can have.".formatted(max.toKilobytes()));
  }
}
