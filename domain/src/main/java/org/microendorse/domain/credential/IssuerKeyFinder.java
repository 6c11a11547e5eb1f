package org.microendorse.domain.credential;

import java.security.PublicKey;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.credential.IssuerDocuments.Listed;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Finds the key that a signature names among the keys of the issuer that the signed statement
 * names. Claims of a key, or of its publisher, about its owner are never trusted.
 */
@Component
class IssuerKeyFinder {
  private final CredentialSigner signer;
  private final IssuerDocuments documents;
  private final Clock clock;

  IssuerKeyFinder(CredentialSigner signer, IssuerDocuments documents, Clock clock) {
    this.signer = signer;
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * The issuer's key.
   *
   * @param id of the key, as the signature names it
   * @param signedAt when the signature says it was made; null if it does not
   * @throws Doubt if the issuer has no such key, or it cannot be fetched
   */
  PublicKey find(String issuer, String id, @Nullable Instant signedAt) {
    if (signer.claimsToBeUs(issuer)) {
      return ours(issuer, id);
    }
    List<Listed> listed = documents.listed(issuer);
    try {
      Instant moment = trusted(signedAt);
      for (Listed key : listed) {
        if (key.id().equals(id)
            || key.id().equals(issuer + "#" + id)
            || isDidKeyItself(issuer, id)) {
          return usable(key.json() == null ? documents.at(key.id()) : key.json(), moment);
        }
      }
      for (Listed key : listed) {
        if (key.json() == null && id.startsWith(key.id() + "#")) {
          return usable(documents.at(id), moment);
        }
        if (key.json() == null && !id.contains(":") && !key.id().contains("#")) {
          return usable(documents.at(key.id() + "#" + id), moment);
        }
      }
    } catch (IllegalArgumentException e) {
      throw Doubt.doesNotHold("credential.key.doesNotCount", Unusable.why(e));
    }
    throw Doubt.doesNotHold("credential.key.notListed");
  }

  /** A did:key has one key, which some programs name by the did alone. */
  private static boolean isDidKeyItself(String issuer, String id) {
    return issuer.startsWith(IssuerDocuments.DID_KEY) && issuer.equals(id);
  }

  /**
   * Passes if a key that came with the signature is one that the issuer lists.
   *
   * @throws Doubt otherwise
   */
  PublicKey find(String issuer, PublicKey brought, @Nullable Instant signedAt) {
    if (signer.claimsToBeUs(issuer)) {
      throw Doubt.doesNotHold("credential.key.notOurs");
    }
    Instant moment = trusted(signedAt);
    for (Listed key : documents.listed(issuer)) {
      try {
        JsonNode json = key.json() == null ? documents.at(key.id()) : key.json();
        if (Keys.ofMethod(json).equals(brought)) {
          return usable(json, moment);
        }
      } catch (IllegalArgumentException e) {
        // Not this one.
      }
    }
    throw Doubt.doesNotHold("credential.key.brought");
  }

  private PublicKey ours(String issuer, String id) {
    String full = issuer.equals(id) ? id + "#" + id.substring(id.lastIndexOf(':') + 1) : id;
    return signer
        .publishedKey(full)
        .filter(key -> signer.isOurs(issuer))
        .filter(key -> key.controller() == null || key.controller().equals(issuer))
        .map(CredentialSigner.PublishedKey::key)
        .orElseThrow(() -> Doubt.doesNotHold("credential.key.notOurs"));
  }

  /** A signature cannot come from the future; without a date it counts as made now. */
  private Instant trusted(@Nullable Instant signedAt) {
    Instant now = clock.instant();
    return signedAt == null || signedAt.isAfter(now) ? now : signedAt;
  }

  /** Controlled Identifiers 1.0, section 2.2: a key may expire or be revoked. */
  private static PublicKey usable(JsonNode method, Instant moment) {
    for (String end : List.of("expires", "revoked")) {
      if (method.hasNonNull(end) && !isAfter(method.get(end).asString(""), moment)) {
        throw new Unusable("credential.key." + end);
      }
    }
    return Keys.ofMethod(method);
  }

  private static boolean isAfter(String end, Instant moment) {
    try {
      return PresentedBadges.instant(end).isAfter(moment);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
