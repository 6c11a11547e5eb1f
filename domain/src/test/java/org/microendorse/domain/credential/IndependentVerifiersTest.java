package org.microendorse.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.domain.credential.IssuerKeyProperties.Method.KEY;
import static org.microendorse.domain.credential.IssuerKeyProperties.Method.WEB;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.microendorse.engine.testing.IndependentVerifiers;
import org.microendorse.engine.testing.IndependentVerifiers.Answer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Two independent programs accept and reject the same badges as we do. */
class IndependentVerifiersTest {
  private static final String LIST = "https://badges.example.org/status/1";
  private static final int REVOKED = 6;

  @Test
  void others_accept_our_badges_and_reject_each_tampering_as_we_do() {
    CredentialSigner signer = Issuing.signer("https://badges.example.org", KEY, 1);
    ObjectNode signed = signer.sign(badge(signer, 5));
    Map<String, String> badges = new LinkedHashMap<>();
    badges.put("valid", signed.toString());
    badges.put("revoked", signer.sign(badge(signer, REVOKED)).toString());
    for (Tampering tampering : Tampering.values()) {
      badges.put(tampering.name(), tampering.of(signed).toString());
    }

    Map<String, Answer> answers =
        IndependentVerifiers.check(badges, Map.of(LIST, list(signer).toString()));

    assertThat(Tampering.values()).hasSizeGreaterThanOrEqualTo(20);
    answers.forEach(
        (name, answer) -> {
          assertThat(answer.vc()).as(name + " " + answer).isEqualTo(name.equals("valid"));
          assertThat(answer.verifierCore()).as(name + " " + answer).isEqualTo(name.equals("valid"));
        });
  }

  @Test
  void others_find_the_key_of_a_did_web_and_of_badges_from_before_it_was_replaced() {
    CredentialSigner before = Issuing.signer("https://badges.example.org", WEB, 1);
    CredentialSigner after = Issuing.signer("https://badges.example.org", WEB, 2, 1);
    Map<String, String> published = new LinkedHashMap<>();
    String document = after.didDocument().orElseThrow().toString();
    published.put(LIST, list(after).toString());
    published.put("did:web:badges.example.org", document);
    published.put("https://badges.example.org/.well-known/did.json", document);
    for (var method : after.didDocument().orElseThrow().get("verificationMethod")) {
      ObjectNode key = (ObjectNode) method.deepCopy();
      key.put("@context", "https://w3id.org/security/multikey/v1");
      published.put(method.get("id").asString(""), key.toString());
    }

    Map<String, Answer> answers =
        IndependentVerifiers.check(
            Map.of(
                "before", before.sign(badge(before, 5)).toString(),
                "after", after.sign(badge(after, 5)).toString()),
            published);

    assertThat(answers.values())
        .allSatisfy(
            answer -> {
              assertThat(answer.vc()).as(answer.toString()).isTrue();
              assertThat(answer.verifierCore()).as(answer.toString()).isTrue();
            });
  }

  private static ObjectNode badge(CredentialSigner signer, int index) {
    ObjectNode badge = Issuing.unsigned(signer);
    badge
        .putObject("credentialStatus")
        .put("id", LIST + "#" + index)
        .put("type", "BitstringStatusListEntry")
        .put("statusPurpose", "revocation")
        .put("statusListIndex", "" + index)
        .put("statusListCredential", LIST);
    return badge;
  }

  private static ObjectNode list(CredentialSigner signer) {
    BitSet revoked = new BitSet();
    revoked.set(REVOKED);
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
    list.put("id", LIST);
    list.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
    list.put("issuer", signer.issuerId());
    list.put("validFrom", "2026-01-01T00:00:00Z");
    list.putObject("credentialSubject")
        .put("id", LIST + "#list")
        .put("type", "BitstringStatusList")
        .put("statusPurpose", "revocation")
        .put("encodedList", BitstringStatusList.encode(revoked));
    return signer.sign(list);
  }
}
