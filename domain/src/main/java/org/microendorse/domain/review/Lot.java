package org.microendorse.domain.review;

/** A random number for rules that draw lots; tests replace it. */
@FunctionalInterface
public interface Lot {
  /** A number from 0 to below 1, uniformly distributed. */
  double draw();
}
