package org.microendorse.domain.review;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.Level;

/**
 * An assessor's score of one criterion.
 *
 * @param level as forms spell it; null until chosen
 * @param comment what they saw; null until written
 * @param missing what is missing; null until written, if it is demonstrated, and in scores from
 *     before it was asked for
 * @param strengthen how the educator could strengthen it, optional if it is demonstrated; null
 *     until written
 * @param pointer where in the evidence it can be seen; null until written, and in scores from
 *     before it was asked for
 */
public record Score(
    String criterionId,
    String title,
    @Nullable String level,
    @Nullable String comment,
    @Nullable String missing,
    @Nullable String strengthen,
    @Nullable String pointer) {

  /** The level, once the sheet is complete. */
  public String chosenLevel() {
    return Objects.requireNonNull(level, "a sheet is sent with all levels");
  }

  /** The comment, once the sheet is complete. */
  public String writtenComment() {
    return Objects.requireNonNull(comment, "a sheet is sent with all comments");
  }

  /** The same criterion, but demonstrated. */
  public Score demonstrated() {
    return new Score(
        criterionId, title, Level.DEMONSTRATED.code(), comment, null, strengthen, pointer);
  }
}
