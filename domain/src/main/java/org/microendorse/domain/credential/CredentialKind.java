package org.microendorse.domain.credential;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The kind of a credential, by the types it declares. */
public enum CredentialKind {
  /** Open Badges 3.0: the only kind that is checked in full. */
  OPEN_BADGE("an Open Badge 3.0"),
  /** Open Badges 2.0 or older: only the web page of its host proves it. */
  OPEN_BADGE_2("a badge of Open Badges 2.0 or older"),
  /** A transcript: a Comprehensive Learner Record. */
  TRANSCRIPT("a transcript (Comprehensive Learner Record)"),
  /** A statement about a badge or an issuer. */
  ENDORSEMENT("an endorsement, not a badge"),
  /** Another Verifiable Credential. */
  OTHER("a credential, but not an Open Badge"),
  /** Not a credential. */
  NO_CREDENTIAL("not a badge");

  private static final String CLR = "https://purl.imsglobal.org/spec/vc/clr/vocab.html#";

  private final String words;

  CredentialKind(String words) {
    this.words = words;
  }

  /** As the end of a sentence that begins with "This is". */
  public String words() {
    return words;
  }

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
