package org.microendorse.domain.catalogue;

import org.microendorse.domain.common.Refusal;

/** Somebody published in the meantime; what was shown is not what would happen. */
public class CatalogueChanged extends Refusal {
  CatalogueChanged() {
    super("Something else has been published since you looked. Check what changes once more.");
  }
}
