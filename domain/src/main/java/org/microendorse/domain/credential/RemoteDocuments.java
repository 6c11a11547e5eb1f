package org.microendorse.domain.credential;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** What other issuers publish about themselves: their keys, and what they have taken back. */
public interface RemoteDocuments {

  /**
   * The document at the address.
   *
   * @param patience how long to wait for it
   * @throws IOException if it cannot be had, is too large, or is where nobody has to look; the
   *     message says why, for people
   */
  byte[] fetch(URI address, Duration patience) throws IOException;
}
