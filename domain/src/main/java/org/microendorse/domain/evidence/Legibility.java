package org.microendorse.domain.evidence;

/** Whether a file can be opened, as far as a machine can tell. */
public enum Legibility {
  YES,
  NO,
  /** No program here can open such a file, or the attempt failed. */
  UNKNOWN
}
