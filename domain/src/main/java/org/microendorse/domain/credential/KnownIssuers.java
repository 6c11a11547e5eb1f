package org.microendorse.domain.credential;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The registry of issuers that the program keeps. */
@Component
class KnownIssuers {
  private final Set<String> ids;

  KnownIssuers(@Value("${endorse.verification.known-issuers:}") Set<String> ids) {
    this.ids = Set.copyOf(ids);
  }

  /** Whether the program knows who is behind the id. */
  boolean isKnown(String issuerId) {
    return ids.contains(issuerId);
  }
}
