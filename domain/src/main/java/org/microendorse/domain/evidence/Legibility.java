package org.microendorse.domain.evidence;

/** Whether a file can be opened, as far as a machine can tell. */
public enum Legibility {
  YES,
  NO,
  /** There is nothing here that could open such a file, or it did not go well. */
  UNKNOWN
}
