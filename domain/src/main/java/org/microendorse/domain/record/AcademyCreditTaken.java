package org.microendorse.domain.record;

/** Somebody has Administrator Academy credit in that fiscal year already. */
public class AcademyCreditTaken extends RuntimeException {
  AcademyCreditTaken(String fiscalYear) {
    super("Administrator Academy credit was already earned in " + fiscalYear + ".");
  }
}
