package org.microendorse.domain.credential;

import java.net.URI;
import java.time.Duration;

/**
 * Fetches what other issuers publish about themselves: their keys, and the badges they have
 * revoked.
 */
public interface RemoteDocuments {

  /**
   * The document at the address.
   *
   * @param patience how long to wait for it
   * @throws Unreachable if it cannot be fetched, is too large, or is at a forbidden address
   */
  byte[] fetch(URI address, Duration patience) throws Unreachable;
}
