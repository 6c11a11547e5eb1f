package org.microendorse.domain.review;

import org.microendorse.domain.catalog.Level;

/**
 * What an assessor says about one criterion.
 *
 * @param level as forms spell it; null until chosen
 * @param comment what they saw; null until written
 * @param missing what is missing; null until written, where it is demonstrated, and in scores that
 *     came before it was asked for
 * @param strengthen how they could strengthen it, of what is demonstrated a hint if they like; null
 *     as long as there is none
 * @param pointer where in the evidence it can be seen; null until written, and in scores that came
 *     before it was asked for
 */
public record Score(
    String criterionId,
    String title,
    String level,
    String comment,
    String missing,
    String strengthen,
    String pointer) {

  /** The same, found demonstrated after all. */
  public Score demonstrated() {
    return new Score(
        criterionId, title, Level.DEMONSTRATED.code(), comment, null, strengthen, pointer);
  }
}
