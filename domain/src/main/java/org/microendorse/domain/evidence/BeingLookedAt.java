package org.microendorse.domain.evidence;

/**
 * A file of the submission is in quarantine, so no decision is possible now. The process will soon
 * receive the concern and interrupt the review.
 */
public class BeingLookedAt extends RuntimeException {
  BeingLookedAt(String number) {
    super("A concern about a file of %s is open, so its review is on hold.".formatted(number));
  }
}
