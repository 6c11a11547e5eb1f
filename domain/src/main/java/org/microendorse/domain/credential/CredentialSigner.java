package org.microendorse.domain.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Signs credentials in the issuer's name. */
public interface CredentialSigner {

  /** Who signs: the issuer's id in every credential. */
  String issuerId();

  /** The credential with its proof. */
  ObjectNode sign(ObjectNode credential);
}
