package org.microendorse.domain.credential;

import java.util.List;
import org.microendorse.domain.task.AsNote;

/**
 * What the process of a revocation knows of it from the beginning.
 *
 * @param revocationDeciderIds user names of who may confirm it: never who asks, nor whose badge it
 *     is
 */
public record OpenedRevocation(
    @AsNote RevocationFacts revocation, List<String> revocationDeciderIds) {

  /** A revocation as its form shows it. */
  public record RevocationFacts(
      String badge, String earner, String issuedOn, String requestedBy, String reasons) {}
}
