package org.microendorse.domain.calibration;

import java.util.Set;
import java.util.UUID;

/**
 * The calibrations of all assessors for one micro-credential.
 *
 * @param possible whether there are enough benchmarks
 * @param calibrated accounts
 */
public record Standings(boolean possible, Set<UUID> calibrated) {

  /** Of this account. */
  public Standing of(UUID accountId) {
    if (!possible) {
      return Standing.NOT_POSSIBLE;
    }
    return calibrated.contains(accountId) ? Standing.CALIBRATED : Standing.DUE;
  }
}
