package org.microendorse.domain.catalog;

import org.microendorse.domain.common.Refusal;

/** Another person has published since the preview, so the preview is outdated. */
public class CatalogChanged extends Refusal {
  CatalogChanged() {
    super("catalogRule.changed");
  }
}
