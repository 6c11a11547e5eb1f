package org.microendorse.domain.catalog;

import java.util.List;

/**
 * What publishing would do to a part of the catalog.
 *
 * @param id of the part
 * @param title as it is, or will be
 * @param differences field by field, if it is changed; otherwise empty
 */
public record CatalogChange(
    Kind kind, String part, String id, String title, List<Difference> differences) {

  /** What becomes of it. */
  public enum Kind {
    NEW,
    CHANGED,
    GONE,
    UNCHANGED
  }

  /**
   * @param field like {@code criteria[asks-good-questions].title}
   * @param before empty if it was not there
   * @param after empty if it is taken out
   */
  public record Difference(String field, String before, String after) {}
}
