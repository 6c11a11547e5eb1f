package org.microendorse.domain.credential;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.microendorse.domain.catalogue.Level;
import org.microendorse.domain.catalogue.MicroCredential;
import org.microendorse.domain.catalogue.MicroCredential.Criterion;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.review.Score;

/**
 * An Open Badges 3.0 credential before it is signed (1EdTech, "AchievementCredential"). It names
 * its earner only by a salted hash of the e-mail address: who knows the address can check it, who
 * does not cannot read it.
 *
 * @param id where the credential can be fetched
 * @param achievementId where the micro-credential is described
 * @param salt of the hash, new for every badge
 */
record OpenBadge(
    String id,
    String issuerId,
    String issuerName,
    String issuerUrl,
    String achievementId,
    MicroCredential microCredential,
    List<Score> scores,
    String email,
    String salt,
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
    credential.put("name", microCredential.title());
    credential.set("credentialSubject", subject());
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
    subject.putArray("type").add("AchievementSubject");
    subject.putArray("identifier").add(identity());
    subject.set("achievement", achievement());
    ArrayNode results = subject.putArray("result");
    for (Score score : scores) {
      ObjectNode result = results.addObject();
      result.putArray("type").add("Result");
      result.put("resultDescription", criterionId(score.criterionId()));
      result.put("achievedLevel", levelId(score.criterionId(), score.level()));
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

  private ObjectNode achievement() {
    ObjectNode achievement = object();
    achievement.put("id", achievementId);
    achievement.putArray("type").add("Achievement");
    achievement.put("achievementType", "MicroCredential");
    achievement.put("name", microCredential.title());
    achievement.put("description", microCredential.goal().strip());
    achievement
        .putObject("criteria")
        .put(
            "narrative",
            microCredential.demonstration().strip() + "\n\n" + microCredential.rubric());
    ArrayNode descriptions = achievement.putArray("resultDescription");
    microCredential.criteria().forEach(criterion -> descriptions.add(description(criterion)));
    return achievement;
  }

  private ObjectNode description(Criterion criterion) {
    ObjectNode description = object();
    description.put("id", criterionId(criterion.id()));
    description.putArray("type").add("ResultDescription");
    description.put("name", criterion.title());
    description.put("resultType", "RubricCriterionLevel");
    description.put("requiredLevel", levelId(criterion.id(), Level.DEMONSTRATED.code()));
    ArrayNode levels = description.putArray("rubricCriterionLevel");
    for (Level level : Level.values()) {
      ObjectNode node = levels.addObject();
      node.put("id", levelId(criterion.id(), level.code()));
      node.putArray("type").add("RubricCriterionLevel");
      node.put("name", level.label());
      node.put("description", criterion.levels().of(level).strip());
    }
    return description;
  }

  private String criterionId(String criterion) {
    return achievementId + "#" + criterion;
  }

  private String levelId(String criterion, String level) {
    return criterionId(criterion) + "-" + level;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
