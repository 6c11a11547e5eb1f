package org.microendorse.domain.record;

/** Meanwhile the educator got the last Administrator Academy credit of that fiscal year. */
public class AcademyCreditTaken extends RuntimeException {
  AcademyCreditTaken(String fiscalYear) {
    super("No more Administrator Academy credit is allowed in " + fiscalYear + ".");
  }
}
