package org.microendorse.domain.credential;

import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people might try with a signed badge of ours; none of it may be valid. */
public enum Tampering {
  ANOTHER_NAME(badge -> badge.put("name", "Master teacher")),
  ANOTHER_ACHIEVEMENT(badge -> in(badge, "/credentialSubject/achievement").put("name", "Master")),
  ANOTHER_DESCRIPTION(
      badge -> in(badge, "/credentialSubject/achievement").put("description", "Everything.")),
  EASIER_CRITERIA(
      badge -> in(badge, "/credentialSubject/achievement/criteria").put("narrative", "Be there.")),
  ANOTHER_ISSUER_NAME(badge -> in(badge, "/issuer").put("name", "State Board")),
  ANOTHER_ISSUER(badge -> in(badge, "/issuer").put("id", IssuerKey.ofSeed(new byte[32]).did())),
  ANOTHER_EARNER(
      badge -> in(badge, "/credentialSubject/identifier/0").put("salt", "00112233445566778899")),
  A_NAMED_EARNER(badge -> in(badge, "/credentialSubject").put("id", "did:example:thief")),
  ANOTHER_ID(badge -> badge.put("id", "https://example.org/badges/2.json")),
  ISSUED_EARLIER(badge -> badge.put("validFrom", "2020-01-01T00:00:00Z")),
  MADE_TO_END(badge -> badge.put("validUntil", "2099-01-01T00:00:00Z")),
  A_BETTER_LEVEL(
      badge ->
          in(badge, "/credentialSubject/result/0")
              .put("achievedLevel", "https://example.org/catalog/mc/2#planning-excellent")),
  RESULTS_LEFT_OUT(badge -> in(badge, "/credentialSubject").remove("result")),
  RUBRIC_LEFT_OUT(badge -> in(badge, "/credentialSubject/achievement").remove("resultDescription")),
  EVIDENCE_ADDED(
      badge ->
          badge
              .withArray("evidence")
              .addObject()
              .put("narrative", "Seen by a hundred colleagues.")
              .putArray("type")
              .add("Evidence")),
  ANOTHER_TYPE(badge -> ((ArrayNode) badge.get("type")).add("MasterTeacher")),
  AN_UNKNOWN_FIELD(badge -> badge.put("grade", "A+")),
  ANOTHER_SIGNING_DATE(badge -> in(badge, "/proof").put("created", "2020-01-01T00:00:00Z")),
  ANOTHER_PURPOSE(badge -> in(badge, "/proof").put("proofPurpose", "authentication")),
  ANOTHER_SIGNATURE(
      badge ->
          in(badge, "/proof")
              .put("proofValue", swapped(badge.at("/proof/proofValue").asString("")))),
  NO_SIGNATURE(badge -> in(badge, "/proof").remove("proofValue")),
  NO_PROOF(badge -> badge.remove("proof")),
  SIGNED_BY_A_STRANGER(Tampering::signAnew);

  private final Consumer<ObjectNode> change;

  Tampering(Consumer<ObjectNode> change) {
    this.change = change;
  }

  /** The badge after it. */
  public ObjectNode of(ObjectNode signed) {
    ObjectNode tampered = signed.deepCopy();
    change.accept(tampered);
    if (tampered.equals(signed)) {
      throw new AssertionError(this + " changes nothing.");
    }
    return tampered;
  }

  private static ObjectNode in(ObjectNode badge, String path) {
    return (ObjectNode) badge.at(path);
  }

  private static String swapped(String text) {
    int end = text.length();
    return text.substring(0, end - 6) + (text.endsWith("222222") ? "333333" : "222222");
  }

  /** The attacker's own key, but the issuer's name. */
  private static void signAnew(ObjectNode badge) {
    badge.remove("proof");
    IssuerKey own = IssuerKey.ofSeed(new byte[32]);
    badge.setAll(DataIntegrity.sign(badge, own, own.verificationMethod(), Issuing.NOW));
  }
}
