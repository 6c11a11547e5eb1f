package org.microendorse.domain.calibration;

import java.util.Set;
import java.util.UUID;

/**
 * How everybody stands with one micro-credential.
 *
 * @param possible whether there are enough benchmarks
 * @param calibrated accounts
 */
public record Standings(boolean possible, Set<UUID> calibrated) {

  /** Of this account. Whoever is calibrated stays so, even if benchmarks are taken away. */
  public Standing of(UUID accountId) {
    if (calibrated.contains(accountId)) {
      return Standing.CALIBRATED;
    }
    return possible ? Standing.DUE : Standing.NOT_POSSIBLE;
  }
}
