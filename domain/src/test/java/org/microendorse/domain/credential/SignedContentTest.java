package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.credential.Verification.Check;
import org.microendorse.domain.credential.Verification.Finding;
import org.microendorse.domain.credential.Verification.Verdict;
import org.microendorse.engine.testing.IndependentVerifiers;
import org.microendorse.engine.testing.IndependentVerifiers.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A badge is verified and shown by what was signed, whatever names the file uses. */
class SignedContentTest {
  private static final String VC = "https://www.w3.org/2018/credentials#";
  private static final String XSD_TIME = "http://www.w3.org/2001/XMLSchema#dateTime";
  private static final String LIST = "https://other.example.com/status/1";
  private static final String STATUS = LIST + "#7";
  private static final IssuerKey KEY = IssuerKey.ofSeed(Checking.seed(9));

  private final Checking portal = new Checking();

  /** Ways to write the status and the end of a badge that leave what is signed as it is. */
  enum Notation {
    AS_USUAL(badge -> badge),
    FULL_IRI(
        badge -> {
          rename(badge, "validUntil", VC + "validUntil");
          badge.set(VC + "validUntil", typed(badge.get(VC + "validUntil")));
          return rename(badge, "credentialStatus", VC + "credentialStatus");
        }),
    ALIAS(
        badge -> {
          ObjectNode terms = badge.withArray("@context").addObject();
          terms.putObject("end").put("@id", VC + "validUntil").put("@type", XSD_TIME);
          terms.putObject("state").put("@id", VC + "credentialStatus").put("@type", "@id");
          rename(badge, "validUntil", "end");
          return rename(badge, "credentialStatus", "state");
        }),
    ALIAS_OF_TYPE_AND_ID(
        badge -> {
          badge.withArray("@context").addObject().put("kind", "@type").put("name_", "@id");
          rename(badge, "type", "kind");
          return rename(badge, "id", "name_");
        }),
    COMPACT_IRI(
        badge -> {
          badge.withArray("@context").addObject().put("cred", VC);
          badge.set("cred:validUntil", typed(badge.remove("validUntil")));
          return rename(badge, "credentialStatus", "cred:credentialStatus");
        }),
    NEST(
        badge -> {
          ObjectNode nest = object();
          nest.set("validUntil", badge.remove("validUntil"));
          nest.set("credentialStatus", badge.remove("credentialStatus"));
          badge.set("@nest", nest);
          return badge;
        }),
    INCLUDED(
        badge -> {
          ObjectNode again = object().put("@id", badge.get("id").asString(""));
          again.set(VC + "validUntil", typed(badge.remove("validUntil")));
          again.putArray(VC + "credentialStatus").addObject().put("@id", STATUS);
          ObjectNode status = (ObjectNode) badge.remove("credentialStatus");
          badge.putArray("@included").add(again).add(status);
          return badge;
        }),
    REVERSE(
        badge -> {
          ObjectNode status = (ObjectNode) badge.remove("credentialStatus");
          ObjectNode again = object().put("@id", badge.get("id").asString(""));
          again.set(VC + "validUntil", typed(badge.remove("validUntil")));
          status.putObject("@reverse").set(VC + "credentialStatus", again);
          badge.putArray("@included").add(status);
          return badge;
        }),
    GRAPH(
        badge -> {
          ObjectNode around = object();
          around.set("@context", badge.remove("@context"));
          around.set("proof", badge.remove("proof"));
          around.putArray("@graph").add(badge);
          return around;
        }),
    SOMEWHERE_ELSE(
        badge -> {
          // The issuer's url was signed, so what its file says about the badge counts.
          ObjectNode again = object().put("@id", badge.get("id").asString(""));
          again.set(VC + "validUntil", typed(badge.remove("validUntil")));
          again.set(VC + "credentialStatus", badge.remove("credentialStatus"));
          ((ObjectNode) badge.get("issuer")).putArray("@included").add(again);
          return badge;
        });

    private final UnaryOperator<ObjectNode> rewrite;

    Notation(UnaryOperator<ObjectNode> rewrite) {
      this.rewrite = rewrite;
    }

    ObjectNode of(ObjectNode signed) {
      return rewrite.apply(signed.deepCopy());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_revoked_badge_is_revoked_in_every_notation(Notation notation) {
    ObjectNode badge = notation.of(signed("2099-01-01T00:00:00Z"));

    publishList(7);
    Verification revoked = portal.verify(badge.toString());
    assertThat(revoked.finding(Check.SIGNATURE)).as(revoked + "").contains(Finding.HOLDS);
    assertThat(revoked.finding(Check.REVOCATION)).contains(Finding.DOES_NOT_HOLD);

    publishList(8);
    Verification honest = portal.verify(badge.toString());
    assertThat(honest.verdict()).as(honest.toString()).isEqualTo(Verdict.VALID);
    assertThat(honest.badge().validUntil()).isEqualTo("2099-01-01T00:00:00Z");
    assertThat(honest.badge().name()).isEqualTo("Planning together");
    assertThat(honest.badge().credential())
        .isEqualTo(portal.verify(signed("2099-01-01T00:00:00Z").toString()).badge().credential());
  }

  @ParameterizedTest
  @EnumSource
  void an_expired_badge_is_expired_in_every_notation(Notation notation) {
    publishList(8);

    Verification verification =
        portal.verify(notation.of(signed("2020-01-01T00:00:00Z")).toString());

    assertThat(verification.finding(Check.SIGNATURE)).contains(Finding.HOLDS);
    assertThat(verification.finding(Check.PERIOD)).contains(Finding.DOES_NOT_HOLD);
  }

  @Test
  void others_read_the_same_signature_in_every_notation() {
    publishList(8);
    Map<String, String> badges = new LinkedHashMap<>();
    for (Notation notation : Notation.values()) {
      badges.put(notation.name(), notation.of(signed("2099-01-01T00:00:00Z")).toString());
    }
    for (Addition addition : Addition.values()) {
      badges.put(addition.name(), addition.to(signed("2099-01-01T00:00:00Z")).toString());
    }

    Map<String, Answer> answers = IndependentVerifiers.check(badges, portal.web);

    for (Notation notation :
        List.of(Notation.AS_USUAL, Notation.FULL_IRI, Notation.ALIAS, Notation.COMPACT_IRI)) {
      assertThat(answers.get(notation.name()).vc()).as(notation + "" + answers).isTrue();
    }
    SoftAssertions.assertSoftly(
        softly -> {
          for (Addition addition : Addition.values()) {
            softly
                .assertThat(answers.get(addition.name()).vc())
                .as(addition + " " + answers.get(addition.name()))
                .isEqualTo(addition.passesElsewhere);
          }
        });
  }

  /** What people add to a signed badge so that its signature stays valid. */
  enum Addition {
    INDEX(true, badge -> term(badge, "\"@index\"").put("honors", "Summa cum laude")),
    NONE(true, badge -> term(badge, "\"@none\"").put("honors", "Summa cum laude")),
    NOTHING(false, badge -> term(badge, "null").put("honors", "Summa cum laude")),
    DIRECTION(false, badge -> term(badge, "\"@direction\"").put("honors", "Summa cum laude")),
    KEYWORD_INDEX(true, badge -> badge.put("@index", "Summa cum laude")),
    NO_KEYWORD(false, badge -> badge.put("@honors", "Summa cum laude")),
    NO_TERM(false, badge -> badge.put("honors", "Summa cum laude")),
    INDEXED(
        false,
        badge -> {
          ObjectNode terms = badge.withArray("@context").addObject();
          terms
              .putObject("honors")
              .put("@id", VC + "credentialSubject")
              .put("@container", "@index");
          badge.putObject("honors").set("Summa cum laude", badge.remove("credentialSubject"));
        }),
    BLANK_PROPERTY(false, badge -> badge.put("_:honors", "Summa cum laude")),
    RELATIVE_TYPE(false, badge -> ((ArrayNode) badge.get("type")).add("SummaCumLaude")),
    TYPE_WITH_SPACE(
        false, badge -> ((ArrayNode) badge.get("type")).add("https://e.example/summa cum laude")),
    NO_LANGUAGE(
        false,
        badge ->
            badge
                .putObject("https://e.example/honors")
                .put("@value", "Summa cum laude")
                .put("@language", "summa cum laude"));

    private final boolean passesElsewhere;
    private final Consumer<ObjectNode> change;

    Addition(boolean passesElsewhere, Consumer<ObjectNode> change) {
      this.passesElsewhere = passesElsewhere;
      this.change = change;
    }

    ObjectNode to(ObjectNode signed) {
      ObjectNode changed = signed.deepCopy();
      change.accept(changed);
      return changed;
    }

    private static ObjectNode term(ObjectNode badge, String meaning) {
      badge.withArray("@context").add(Checking.json("{\"honors\":" + meaning + "}"));
      return badge;
    }
  }

  @ParameterizedTest
  @EnumSource
  void content_that_the_signature_does_not_cover_is_refused(Addition addition) {
    publishList(8);

    Verification verification =
        portal.verify(addition.to(signed("2099-01-01T00:00:00Z")).toString());

    assertThat(verification.verdict()).as(verification.toString()).isEqualTo(Verdict.NOT_VALID);
    assertThat(verification.toString())
        .contains("Part of the badge is not covered by any signature");
  }

  @Test
  void the_same_content_is_shown_when_it_is_signed() {
    publishList(8);
    ObjectNode badge = unsigned("2099-01-01T00:00:00Z");
    badge.withArray("@context").addObject().put("honors", "https://e.example/honors");
    badge.put("honors", "Summa cum laude");

    Verification verification = portal.verify(sign(badge).toString());

    assertThat(verification.verdict()).as(verification.toString()).isEqualTo(Verdict.VALID);
    assertThat(verification.badge().credential().path("https://e.example/honors").asString(""))
        .isEqualTo("Summa cum laude");
  }

  @Test
  void every_status_counts() {
    publishList(7);
    ObjectNode badge = unsigned("2099-01-01T00:00:00Z");
    ObjectNode other = (ObjectNode) badge.get("credentialStatus").deepCopy();
    other.put("id", LIST + "#8").put("statusListIndex", "8");
    ArrayNode both =
        JsonNodeFactory.instance.arrayNode().add(other).add(badge.get("credentialStatus"));
    badge.set("credentialStatus", both);

    assertThat(portal.verify(sign(badge).toString()).finding(Check.REVOCATION))
        .contains(Finding.DOES_NOT_HOLD);

    publishList(9);
    assertThat(portal.verify(sign(badge).toString()).verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void a_suspended_badge_says_so() {
    ObjectNode badge = unsigned("2099-01-01T00:00:00Z");
    ((ObjectNode) badge.get("credentialStatus")).put("statusPurpose", "suspension");
    BitSet set = new BitSet();
    set.set(7);
    ObjectNode list = Checking.statusList(KEY.did(), set);
    ((ObjectNode) list.get("credentialSubject")).put("statusPurpose", "suspension");
    portal.web.put(LIST, sign(list).toString());

    Verification verification = portal.verify(sign(badge).toString());

    assertThat(verification.verdict()).isEqualTo(Verdict.NOT_VALID);
    assertThat(verification.steps().getLast().explanation())
        .isEqualTo("Its issuer has suspended it.");
  }

  @Test
  void every_proof_is_looked_at() {
    publishList(8);
    ObjectNode badge = signed("2099-01-01T00:00:00Z");
    ObjectNode right = (ObjectNode) badge.get("proof");
    ObjectNode wrong = right.deepCopy().put("created", "2020-01-01T00:00:00Z");
    ObjectNode unknown = right.deepCopy().put("cryptosuite", "bbs-2023");

    assertThat(withProofs(badge, right, right)).isEqualTo(Verdict.VALID);
    assertThat(withProofs(badge, right, unknown)).isEqualTo(Verdict.VALID);
    assertThat(withProofs(badge, unknown)).isEqualTo(Verdict.COULD_NOT_CHECK);
    assertThat(withProofs(badge, right, wrong)).isEqualTo(Verdict.NOT_VALID);
    assertThat(withProofs(badge, wrong, right)).isEqualTo(Verdict.NOT_VALID);
    assertThat(withProofs(badge)).isEqualTo(Verdict.NOT_VALID);
    assertThat(withProofs(badge, right.deepCopy().put("previousProof", "urn:uuid:1")))
        .isEqualTo(Verdict.COULD_NOT_CHECK);
  }

  @Test
  void a_proof_beside_the_right_one_that_could_not_be_checked_is_named() {
    publishList(8);
    ObjectNode badge = signed("2099-01-01T00:00:00Z");
    ObjectNode right = (ObjectNode) badge.get("proof");
    ObjectNode unknown = right.deepCopy().put("cryptosuite", "bbs-2023");

    assertThat(verifyWithProofs(badge, right, unknown).toString())
        .contains("Another signature on it could not be checked", "bbs-2023");
    assertThat(verifyWithProofs(badge, right, right).toString()).doesNotContain("Another");
  }

  private Verdict withProofs(ObjectNode badge, JsonNode... proofs) {
    return verifyWithProofs(badge, proofs).verdict();
  }

  private Verification verifyWithProofs(ObjectNode badge, JsonNode... proofs) {
    ObjectNode changed = badge.deepCopy();
    changed.set("proof", JsonNodeFactory.instance.arrayNode().addAll(Arrays.asList(proofs)));
    return portal.verify(changed.toString());
  }

  @Test
  void a_proof_that_has_expired_under_another_name_has_expired() {
    publishList(8);
    ObjectNode badge = unsigned("2099-01-01T00:00:00Z");
    ObjectNode proof = object();
    proof.put("type", "DataIntegrityProof").put("cryptosuite", DataIntegrity.CRYPTOSUITE);
    proof.put("verificationMethod", KEY.verificationMethod());
    proof.put("proofPurpose", "assertionMethod");
    proof.put("https://w3id.org/security#expiration", "2020-01-01T00:00:00Z");
    badge.set("proof", Checking.proofValue(badge, proof, KEY));

    Verification verification = portal.verify(badge.toString());

    assertThat(verification.finding(Check.SIGNATURE)).contains(Finding.DOES_NOT_HOLD);
    assertThat(verification.toString()).contains("The signature is no longer valid.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rev-iri", "rev-index", "rev-iri-index", "expired-iri"})
  void files_that_passed_once_do_not(String name) throws IOException {
    assertThat(portal.verify(file(name)).verdict()).isEqualTo(Verdict.NOT_VALID);
  }

  @Test
  void a_name_that_anyone_can_take_is_self_named() throws IOException {
    portal.clock = Clock.systemUTC();
    Verification verification = portal.verify(file("fake-harvard"));

    assertThat(verification.standing()).isEqualTo(Verification.IssuerStanding.SELF_NAMED);
    portal.known.add(verification.badge().issuerId());
    assertThat(portal.verify(file("fake-harvard")).standing())
        .isEqualTo(Verification.IssuerStanding.KNOWN);
  }

  static Stream<String> severalRoots() {
    String one =
        "{\"@id\":\"urn:x:%d\",\"@type\":\"https://www.w3.org/2018/credentials#VerifiableCredential\"}";
    return Stream.of(
        "{\"@graph\":[" + one.formatted(1) + "," + one.formatted(2) + "],\"proof\":{}}",
        "{\"@graph\":[],\"proof\":{}}",
        "{\"proof\":{}}",
        "{\"@graph\":[\"Summa cum laude\"," + one.formatted(1) + "],\"proof\":{}}");
  }

  @ParameterizedTest
  @MethodSource("severalRoots")
  void a_file_is_about_one_badge(String text) {
    assertThat(portal.verify(text).verdict()).isEqualTo(Verdict.NOT_VALID);
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream in = SignedContentTest.class.getResourceAsStream("badges/" + name + ".json")) {
      return new String(in.readAllBytes(), UTF_8).getBytes(UTF_8);
    }
  }

  private ObjectNode unsigned(String until) {
    ObjectNode badge = Issuing.unsigned(portal.we);
    ((ObjectNode) badge.get("issuer")).put("id", KEY.did());
    badge.put("validUntil", until);
    badge
        .putObject("credentialStatus")
        .put("id", STATUS)
        .put("type", "BitstringStatusListEntry")
        .put("statusPurpose", "revocation")
        .put("statusListIndex", "7")
        .put("statusListCredential", LIST);
    return badge;
  }

  private ObjectNode signed(String until) {
    return sign(unsigned(until));
  }

  private static ObjectNode sign(ObjectNode credential) {
    return DataIntegrity.sign(credential, KEY, KEY.verificationMethod(), Issuing.NOW);
  }

  private void publishList(int index) {
    BitSet set = new BitSet();
    set.set(index);
    portal.web.put(LIST, sign(Checking.statusList(KEY.did(), set)).toString());
  }

  private static ObjectNode rename(ObjectNode node, String from, String to) {
    node.set(to, node.remove(from));
    return node;
  }

  private static ObjectNode typed(JsonNode moment) {
    return object().put("@type", XSD_TIME).put("@value", moment.asString(""));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
