package org.microendorse.app.credential;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The web address of an issuer, as far as its id reveals it. */
final class IssuerAddress {
  private static final String DID_WEB = "did:web:";
  private static final String HTTPS = "https://";

  private IssuerAddress() {}

  /** Such as example.edu or example.edu/education; empty if the id is a key or something else. */
  static Optional<String> of(@Nullable String issuerId) {
    if (issuerId == null) {
      return Optional.empty();
    }
    if (issuerId.startsWith(HTTPS)) {
      return Optional.of(issuerId.substring(HTTPS.length()).replaceFirst("/$", ""));
    }
    if (!issuerId.startsWith(DID_WEB)) {
      return Optional.empty();
    }
    String[] parts = issuerId.substring(DID_WEB.length()).split(":");
    parts[0] = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
    return Optional.of(String.join("/", parts));
  }
}
