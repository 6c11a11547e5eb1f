package org.microendorse.domain.credential;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The kind of a credential, by the types it declares. */
public enum CredentialKind {
  /** Open Badges 3.0: the only kind that is checked in full. */
  OPEN_BADGE,
  /** Open Badges 2.0 or older: only the web page of its host proves it. */
  OPEN_BADGE_2,
  /** A transcript: a Comprehensive Learner Record. */
  TRANSCRIPT,
  /** A statement about a badge or an issuer. */
  ENDORSEMENT,
  /** Another Verifiable Credential. */
  OTHER,
  /** Not a credential. */
  NO_CREDENTIAL;

  private static final String CLR = "https://purl.imsglobal.org/spec/vc/clr/vocab.html#";

  /** The kind of a credential, as written in the file or with the names of Open Badges. */
  public static CredentialKind of(JsonNode credential) {
    List<String> types = types(credential);
    if (types.contains("OpenBadgeCredential") || types.contains("AchievementCredential")) {
      return OPEN_BADGE;
    }
    if (types.contains("ClrCredential") || types.contains(CLR + "ClrCredential")) {
      return TRANSCRIPT;
    }
    if (types.contains("EndorsementCredential")) {
      return ENDORSEMENT;
    }
    if (types.contains("VerifiableCredential")) {
      return OTHER;
    }
    return types.contains("Assertion") || isOlderAssertion(credential)
        ? OPEN_BADGE_2
        : NO_CREDENTIAL;
  }

  private static List<String> types(JsonNode credential) {
    return PresentedBadges.texts(
        credential.has("type") ? credential.get("type") : credential.get("@type"));
  }

  /** Open Badges 1.0 had no types. */
  private static boolean isOlderAssertion(JsonNode credential) {
    return credential.has("badge") && (credential.has("recipient") || credential.has("verify"));
  }
}
