package org.microendorse.domain.credential;

import java.util.List;
import org.microendorse.domain.task.AsNote;

/**
 * What the process of a revocation knows when it starts.
 *
 * @param revocationDeciderIds user names of the people who may confirm it: never the requester or
 *     the earner
 */
public record OpenedRevocation(
    @AsNote RevocationFacts revocation, List<String> revocationDeciderIds) {

  /** A revocation as its form shows it. */
  public record RevocationFacts(
      String badge, String earner, String issuedOn, String requestedBy, String reasons) {}
}
