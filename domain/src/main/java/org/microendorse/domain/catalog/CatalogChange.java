package org.microendorse.domain.catalog;

import java.util.List;

/**
 * The effect of publishing on one part of the catalog.
 *
 * @param id of the part
 * @param title the current title, or the new one
 * @param differences field by field, if it is changed; otherwise empty
 */
public record CatalogChange(
    Kind kind, String part, String id, String title, List<Difference> differences) {

  /** What happens to the part. */
  public enum Kind {
    NEW,
    CHANGED,
    GONE,
    UNCHANGED
  }

  /**
   * @param field like {@code criteria[asks-good-questions].title}
   * @param before empty if the field is new
   * @param after empty if the field is removed
   */
  public record Difference(String field, String before, String after) {}
}
