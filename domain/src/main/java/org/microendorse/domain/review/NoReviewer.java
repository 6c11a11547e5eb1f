package org.microendorse.domain.review;

import org.microendorse.domain.common.Refusal;

/** There is nobody who may review a submission; certifying somebody solves it. */
public class NoReviewer extends Refusal {
  NoReviewer(String role, String microCredentialId) {
    super(
        "No certified %s for '%s' is free of ties to this educator (own district, coach). "
                .formatted(role, microCredentialId)
            + "Certify somebody else for it, then let this step run again.");
  }
}
