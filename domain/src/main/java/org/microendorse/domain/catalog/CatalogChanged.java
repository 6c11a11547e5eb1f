package org.microendorse.domain.catalog;

import org.microendorse.domain.common.Refusal;

/** Somebody published in the meantime; what was shown is not what would happen. */
public class CatalogChanged extends Refusal {
  CatalogChanged() {
    super("Something else was published in the meantime. Check what changes again.");
  }
}
