package org.microendorse.domain.review;

/** Chance, for what a rule leaves to it; tests replace it. */
@FunctionalInterface
public interface Lot {
  /** From 0 to below 1, each as likely as the other. */
  double draw();
}
