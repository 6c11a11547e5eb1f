package org.microendorse.domain.evidence;

/** The pupil data in a file, as its owner declares it. */
public enum PupilData {
  NONE,
  DEIDENTIFIED,
  CONSENT_ON_FILE
}
