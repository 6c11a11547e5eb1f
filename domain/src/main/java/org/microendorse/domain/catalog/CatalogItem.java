package org.microendorse.domain.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of the catalog, as a list shows it.
 *
 * @param partOf the title of its micro-endorsement, or the theme of a collection
 * @param partner the name of the partner who made it; null: the office itself
 * @param minutes of work; null if unknown
 * @param free whether it costs nothing
 * @param url address of a learning resource; otherwise null
 * @param original the texts that are in English since they have no translation for this reader
 */
public record CatalogItem(
    ItemKind kind,
    String id,
    String title,
    String summary,
    @Nullable String partOf,
    @Nullable String partner,
    @Nullable Integer minutes,
    boolean free,
    @Nullable String url,
    Set<String> original) {

  /** The {@code lang} of one of its texts on a page; null where the page is in that language. */
  public @Nullable String lang(@Nullable String text) {
    return original.contains(text) ? Translation.ORIGINAL.code() : null;
  }
}
