package org.microendorse.domain.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Signs with the issuer's Ed25519 key; the issuer is the did:key of that key. */
@Component
class Ed25519CredentialSigner implements CredentialSigner {
  private final IssuerKey key;
  private final Clock clock;

  Ed25519CredentialSigner(IssuerKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  @Override
  public String issuerId() {
    return key.did();
  }

  @Override
  public ObjectNode sign(ObjectNode credential) {
    return DataIntegrity.sign(credential, key, key.verificationMethod(), clock.instant());
  }
}
