package org.microendorse.domain.evidence;

/** The file is larger than allowed. */
public class EvidenceTooLarge extends EvidenceRefused {
  EvidenceTooLarge(String fileName, long maxBytes) {
    super("evidence.tooLarge", fileName, ReadableSize.of(maxBytes));
  }
}
