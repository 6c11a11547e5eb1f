package org.microendorse.domain.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A search in the catalog; null matches everything.
 *
 * @param text words that must all occur, at least as the beginning of a word
 * @param free whether it costs nothing
 * @param maxHours of work, at most
 */
public record CatalogQuery(
    @Nullable String text,
    @Nullable ItemKind kind,
    @Nullable String partnerId,
    @Nullable Boolean free,
    @Nullable Integer maxHours,
    @Nullable String audience) {

  public static final CatalogQuery EVERYTHING =
      new CatalogQuery(null, null, null, null, null, null);
}
