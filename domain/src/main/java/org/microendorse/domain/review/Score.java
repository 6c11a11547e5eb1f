package org.microendorse.domain.review;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param label what the level was called when it was given, in English; null in scores from before
 *     it was kept
 * @param shown whether the level counted as shown then; null like the label
 */
public record Score(
    String criterionId,
    String title,
    @Nullable String level,
    @Nullable String comment,
    @Nullable String missing,
    @Nullable String strengthen,
    @Nullable String pointer,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String label,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean shown) {

  /** As forms send it. */
  public Score(
      String criterionId,
      String title,
      @Nullable String level,
      @Nullable String comment,
      @Nullable String missing,
      @Nullable String strengthen,
      @Nullable String pointer) {
    this(criterionId, title, level, comment, missing, strengthen, pointer, null, null);
  }

  /** With what its level means at this moment. */
  Score asGiven() {
    Level given = Level.ofCode(chosenLevel()).orElseThrow();
    return with(given, missing);
  }

  /** The level, once the sheet is complete. */
  public String chosenLevel() {
    return Objects.requireNonNull(level, "a sheet is sent with all levels");
  }

  /** The comment, once the sheet is complete. */
  public String writtenComment() {
    return Objects.requireNonNull(comment, "a sheet is sent with all comments");
  }

  /** What the level was called when it was given, in English. */
  public String givenLabel() {
    return label == null
        ? Level.ofCode(chosenLevel()).map(Level::label).orElse(chosenLevel())
        : label;
  }

  /** Whether the level counted as shown when it was given. */
  public boolean isShown() {
    return shown == null ? Level.shownCodes().contains(chosenLevel()) : shown;
  }

  /** The same criterion with a level that counts as shown. */
  public Score counted() {
    return isShown() ? this : with(Level.goal(), null);
  }

  private Score with(Level other, @Nullable String missing) {
    return new Score(
        criterionId,
        title,
        other.code(),
        comment,
        missing,
        strengthen,
        pointer,
        other.label(),
        other.shown());
  }
}
