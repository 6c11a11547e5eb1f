package org.microendorse.domain.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A part of the catalog, as a list shows it.
 *
 * @param partOf the title of its micro-endorsement, or the theme of a collection
 * @param partner the name of the partner who made it; null: the office itself
 * @param minutes of work; null if unknown
 * @param free whether it costs nothing
 * @param url address of a learning resource; otherwise null
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
    @Nullable String url) {}
