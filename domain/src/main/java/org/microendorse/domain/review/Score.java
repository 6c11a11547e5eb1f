package org.microendorse.domain.review;

import org.microendorse.domain.catalogue.Level;

/**
 * What an assessor says about one criterion.
 *
 * @param level as forms spell it; null until chosen
 * @param comment null until written
 * @param pointer where in the evidence it can be seen; null until written, and in scores that came
 *     before it was asked for
 */
public record Score(
    String criterionId, String title, String level, String comment, String pointer) {

  /** The same, found demonstrated after all. */
  public Score demonstrated() {
    return new Score(criterionId, title, Level.DEMONSTRATED.code(), comment, pointer);
  }
}
