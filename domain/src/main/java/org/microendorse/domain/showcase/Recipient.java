package org.microendorse.domain.showcase;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.microendorse.domain.common.Sha256;
import tools.jackson.databind.JsonNode;

/**
 * Compares the recipient of a badge with a person (Open Badges 3.0, "IdentityObject"; Open Badges
 * 2.0, "IdentityObject" of the recipient).
 */
public enum Recipient {
  /** The badge names this e-mail address. */
  THIS_PERSON,
  /** The badge names e-mail addresses, but not this one. */
  ANOTHER_PERSON,
  /** The badge names no email address, or names it in a way that cannot be compared. */
  NOT_SAID;

  private static final String SHA256 = "sha256$";

  /**
   * Compares the subject of a credential with an e-mail address.
   *
   * @param credential the whole credential as JSON
   */
  public static Recipient of(JsonNode credential, String email) {
    JsonNode older = credential.path("recipient");
    if (older.isObject()) {
      return compare(List.of(older), "type", "email", "identity", email);
    }
    JsonNode identifiers = credential.at("/credentialSubject/identifier");
    return compare(
        identifiers.isObject() ? List.of(identifiers) : identifiers,
        "identityType",
        "emailAddress",
        "identityHash",
        email);
  }

  private static Recipient compare(
      Iterable<JsonNode> identities, String type, String address, String value, String email) {
    Recipient found = NOT_SAID;
    for (JsonNode identity : identities) {
      if (!identity.path(type).asString("").equals(address)) {
        continue;
      }
      String hash = identity.path(value).asString("");
      if (identity.path("hashed").asBoolean(false) && !hash.startsWith(SHA256)) {
        continue;
      }
      if (names(hash, identity.path("salt").asString(""), email)) {
        return THIS_PERSON;
      }
      found = ANOTHER_PERSON;
    }
    return found;
  }

  private static boolean names(String hash, String salt, String email) {
    return Stream.of(email.strip(), email.strip().toLowerCase(Locale.ROOT))
        .anyMatch(
            spelled ->
                hash.equalsIgnoreCase(SHA256 + Sha256.hex(spelled + salt))
                    || hash.equalsIgnoreCase(spelled));
  }
}
