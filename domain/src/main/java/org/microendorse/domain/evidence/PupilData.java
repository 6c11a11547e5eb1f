package org.microendorse.domain.evidence;

/** What a file shows of pupils, as its owner declares. */
public enum PupilData {
  NONE,
  DEIDENTIFIED,
  CONSENT_ON_FILE
}
