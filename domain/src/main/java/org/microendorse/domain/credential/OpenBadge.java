package org.microendorse.domain.credential;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.Sha256;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An Open Badges 3.0 credential before it is signed (1EdTech, "AchievementCredential"). It names
 * its earner only by a salted hash of the email address: people who know the address can check it,
 * others cannot read it.
 *
 * @param id address of the credential
 * @param salt of the hash, new for every badge
 * @param subjectId an id that the earner has chosen to be named by
 * @param status where anyone can look up whether it was revoked
 */
record OpenBadge(
    String id,
    String issuerId,
    String issuerName,
    String issuerUrl,
    Achievement achievement,
    String email,
    String salt,
    @Nullable String subjectId,
    @Nullable ObjectNode status,
    Instant issuedAt) {

  ObjectNode toJson() {
    ObjectNode credential = object();
    credential
        .putArray("@context")
        .add("https://www.w3.org/ns/credentials/v2")
        .add("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");
    credential.put("id", id);
    credential.putArray("type").add("VerifiableCredential").add("OpenBadgeCredential");
    credential.set("issuer", issuer());
    credential.put("validFrom", issuedAt.truncatedTo(ChronoUnit.SECONDS).toString());
    credential.put("name", achievement.name());
    credential.set("credentialSubject", subject());
    if (status != null) {
      credential.set("credentialStatus", status);
    }
    ArrayNode evidence = achievement.evidence();
    if (!evidence.isEmpty()) {
      credential.set("evidence", evidence);
    }
    return credential;
  }

  private ObjectNode issuer() {
    ObjectNode issuer = object();
    issuer.put("id", issuerId);
    issuer.putArray("type").add("Profile");
    issuer.put("name", issuerName);
    issuer.put("url", issuerUrl);
    return issuer;
  }

  private ObjectNode subject() {
    ObjectNode subject = object();
    if (subjectId != null) {
      subject.put("id", subjectId);
    }
    subject.putArray("type").add("AchievementSubject");
    subject.putArray("identifier").add(identity());
    subject.set("achievement", achievement.toJson());
    ArrayNode results = achievement.results();
    if (!results.isEmpty()) {
      subject.set("result", results);
    }
    return subject;
  }

  private ObjectNode identity() {
    ObjectNode identity = object();
    identity.put("type", "IdentityObject");
    identity.put("hashed", true);
    identity.put("identityHash", "sha256$" + Sha256.hex(email.toLowerCase(Locale.ROOT) + salt));
    identity.put("identityType", "emailAddress");
    identity.put("salt", salt);
    return identity;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
