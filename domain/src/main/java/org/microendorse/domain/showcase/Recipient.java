package org.microendorse.domain.showcase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.microendorse.domain.common.Sha256;

/** Whom a badge was given to, compared with somebody (Open Badges 3.0, "IdentityObject"). */
public enum Recipient {
  /** The badge names this e-mail address. */
  THIS_PERSON,
  /** The badge names e-mail addresses, but not this one. */
  SOMEBODY_ELSE,
  /** The badge names no e-mail address, or in a way that cannot be compared. */
  NOT_SAID;

  private static final String SHA256 = "sha256$";

  /**
   * Compares the subject of a credential with an e-mail address.
   *
   * @param credential the whole credential as JSON
   */
  public static Recipient of(JsonNode credential, String email) {
    Recipient found = NOT_SAID;
    JsonNode identifiers = credential.at("/credentialSubject/identifier");
    for (JsonNode identity : identifiers.isObject() ? List.of(identifiers) : identifiers) {
      if (!identity.path("identityType").asText().equals("emailAddress")) {
        continue;
      }
      String hash = identity.path("identityHash").asText();
      if (identity.path("hashed").asBoolean() && !hash.startsWith(SHA256)) {
        continue;
      }
      String salt = identity.path("salt").asText("");
      for (String spelled : List.of(email.strip(), email.strip().toLowerCase(Locale.ROOT))) {
        if (hash.equalsIgnoreCase(SHA256 + Sha256.hex(spelled + salt))
            || hash.equalsIgnoreCase(spelled)) {
          return THIS_PERSON;
        }
      }
      found = SOMEBODY_ELSE;
    }
    return found;
  }
}
