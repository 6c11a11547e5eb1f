package org.microendorse.domain.catalog;

/**
 * What somebody looks for; null for whatever does not matter to them.
 *
 * @param text words, each of which has to occur, at least its beginning
 * @param free whether it costs nothing
 * @param maxHours of work, at most
 */
public record CatalogQuery(
    String text, ItemKind kind, String partnerId, Boolean free, Integer maxHours, String audience) {

  public static final CatalogQuery EVERYTHING =
      new CatalogQuery(null, null, null, null, null, null);
}
