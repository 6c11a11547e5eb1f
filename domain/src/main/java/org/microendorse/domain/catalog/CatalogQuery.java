package org.microendorse.domain.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for; null for whatever does not matter to them.
 *
 * @param text words, each of which has to occur, at least its beginning
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
