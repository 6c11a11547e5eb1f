package org.microendorse.domain.evidence;

/** The file is larger than allowed. */
public class EvidenceTooLarge extends EvidenceRefused {
  EvidenceTooLarge(String fileName, long maxBytes) {
    super(
        "\"%s\" is larger than the %s allowed here."
            .formatted(fileName, ReadableSize.of(maxBytes)));
  }
}
