package org.microendorse.domain.evidence;

/**
 * A file of the submission is in quarantine, so nothing is decided about it now. The process hears
 * of the concern in a moment and leaves what it was doing.
 */
public class BeingLookedAt extends RuntimeException {
  BeingLookedAt(String number) {
    super("A concern about a file of %s is open, so its review is on hold.".formatted(number));
  }
}
