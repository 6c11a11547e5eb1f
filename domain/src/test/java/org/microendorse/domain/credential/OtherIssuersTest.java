package org.microendorse.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.domain.credential.Verification.Verdict.COULD_NOT_CHECK;
import static org.microendorse.domain.credential.Verification.Verdict.NOT_VALID;
import static org.microendorse.domain.credential.Verification.Verdict.VALID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.credential.Verification.Check;
import org.microendorse.domain.credential.Verification.Finding;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Badges as other issuers make them: envelopes, ways to sign, and forms of keys. */
class OtherIssuersTest {
  private static final String OPEN_BADGES =
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
  private static final String SCHOOL = "did:web:other.example.com";
  private static final String LIST = "https://other.example.com/status/1";
  private static final IssuerKey KEY = IssuerKey.ofSeed(Checking.seed(9));
  private static final ECKey P256 = make(() -> new ECKeyGenerator(Curve.P_256).generate());
  private static final RSAKey RSA = make(() -> new RSAKeyGenerator(2048).generate());

  private final Checking portal = new Checking();

  private interface Making<T> {
    T make() throws JOSEException;
  }

  private static <T> T make(Making<T> making) {
    try {
      return making.make();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_did_key_may_be_named_with_and_without_its_fragment() {
    assertThat(verdict(signed(badge(KEY.did()), KEY.verificationMethod()))).isEqualTo(VALID);
    assertThat(verdict(signed(badge(KEY.did()), KEY.did()))).isEqualTo(VALID);
    assertThat(verdict(signed(badge(KEY.did()), KEY.did() + "#another"))).isEqualTo(NOT_VALID);
  }

  @Test
  void a_did_jwk_is_its_own_key() {
    String jwk =
        Base64.getUrlEncoder().withoutPadding().encodeToString(okp().toString().getBytes());
    String did = "did:jwk:" + jwk;

    Verification verification = portal.verify(signed(badge(did), did + "#0"));

    assertThat(verification.verdict()).as(verification.toString()).isEqualTo(VALID);
    assertThat(verification.standing()).isEqualTo(Verification.IssuerStanding.SELF_NAMED);
  }

  static Stream<ObjectNode> formsOfKeys() {
    ObjectNode method = object().put("id", "#key").put("controller", SCHOOL);
    String base58 = Base58.encode(Base64URL.from(okp().get("x").asString("")).decode());
    return Stream.of(
        method.deepCopy().put("publicKeyMultibase", KEY.publicMultibase()),
        method.deepCopy().put("publicKeyBase58", base58),
        method.deepCopy().set("publicKeyJwk", okp()));
  }

  @ParameterizedTest
  @MethodSource("formsOfKeys")
  void a_key_is_published_in_several_forms_embedded_or_by_reference(ObjectNode method) {
    String badge = signed(badge(SCHOOL), SCHOOL + "#key");
    ObjectNode embedded = object().put("id", SCHOOL);
    embedded.putArray("assertionMethod").add(method);
    ObjectNode referring = object().put("id", SCHOOL);
    referring.putArray("verificationMethod").add(method);
    referring.put("assertionMethod", SCHOOL + "#key");

    for (ObjectNode document : List.of(embedded, referring)) {
      publish(document);
      assertThat(verdict(badge)).as(document.toString()).isEqualTo(VALID);
    }
  }

  @Test
  void ecdsa_with_p256_holds() throws GeneralSecurityException, JOSEException {
    String did = "did:key:" + p256Multibase();
    ObjectNode badge = badge(did);

    assertThat(verdict(ecdsa(badge, did, "Planning together"))).isEqualTo(VALID);
    assertThat(verdict(ecdsa(badge, did, "Leading together"))).isEqualTo(NOT_VALID);
  }

  private String ecdsa(ObjectNode badge, String did, String nameShown)
      throws GeneralSecurityException, JOSEException {
    ObjectNode proof = proof("ecdsa-rdfc-2019", did + "#" + p256Multibase());
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(P256.toECPrivateKey());
    signature.update(DataIntegrity.proofHash(badge, proof));
    signature.update(DataIntegrity.documentHash(badge));
    ObjectNode signed = badge.deepCopy().put("name", nameShown);
    signed.set("proof", proof.put("proofValue", "z" + Base58.encode(signature.sign())));
    return signed.toString();
  }

  private static String p256Multibase() {
    byte[] x = P256.getX().decode();
    byte[] prefixed = new byte[35];
    prefixed[0] = (byte) 0x80;
    prefixed[1] = 0x24;
    prefixed[2] = (byte) (new BigInteger(1, P256.getY().decode()).testBit(0) ? 3 : 2);
    System.arraycopy(x, 0, prefixed, 3, 32);
    return "z" + Base58.encode(prefixed);
  }

  @Test
  void a_credential_of_vc_1_1_with_a_proof_of_today_holds() {
    ObjectNode badge = older(badge(KEY.did()), "https://w3id.org/security/data-integrity/v2");

    Verification verification = portal.verify(signed(badge, KEY.verificationMethod()));

    assertThat(verification.finding(Check.SIGNATURE))
        .as(verification.toString())
        .contains(Finding.HOLDS);
    assertThat(verification.badge().validFrom()).isEqualTo(Issuing.NOW);
    badge.put("expirationDate", "2020-01-01T00:00:00Z");
    assertThat(portal.verify(signed(badge, KEY.verificationMethod())).finding(Check.PERIOD))
        .contains(Finding.DOES_NOT_HOLD);
  }

  @Test
  void ed25519_signature_2020_holds() {
    ObjectNode badge = older(badge(KEY.did()), "https://w3id.org/security/suites/ed25519-2020/v1");
    ObjectNode proof = object().put("type", "Ed25519Signature2020");
    proof.put("created", "2026-03-01T00:00:00Z").put("proofPurpose", "assertionMethod");
    proof.put("verificationMethod", KEY.verificationMethod());
    badge.set("proof", Checking.proofValue(badge, proof, KEY));

    assertThat(portal.verify(badge.toString()).finding(Check.SIGNATURE)).contains(Finding.HOLDS);
    badge.put("name", "Leading together");
    assertThat(portal.verify(badge.toString()).finding(Check.SIGNATURE))
        .contains(Finding.DOES_NOT_HOLD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bbs-2023", "ecdsa-sd-2023", "eddsa-jcs-2022", "BbsBlsSignature2020"})
  void an_unknown_way_to_sign_could_not_be_checked(String suite) {
    ObjectNode badge = badge(KEY.did());
    ObjectNode proof = proof(suite, KEY.verificationMethod()).put("proofValue", "z1");
    if (suite.startsWith("Bbs")) {
      proof.put("type", suite).remove("cryptosuite");
    }
    badge.set("proof", proof);

    assertThat(verdict(badge.toString())).isEqualTo(COULD_NOT_CHECK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EndorsementCredential", "VerifiableCredential"})
  void another_kind_of_credential_could_not_be_checked(String type) {
    ObjectNode credential = badge(KEY.did());
    credential.putArray("type").add("VerifiableCredential").add(type);

    Verification verification = portal.verify(signed(credential, KEY.verificationMethod()));

    assertThat(verification.verdict()).as(verification.toString()).isEqualTo(COULD_NOT_CHECK);
    assertThat(verification.finding(Check.SIGNATURE)).contains(Finding.HOLDS);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_status_list_of_2021_counts(boolean revoked) {
    ObjectNode badge = older(badge(KEY.did()), "https://w3id.org/security/data-integrity/v2");
    badge.withArray("@context").add("https://w3id.org/vc/status-list/2021/v1");
    badge
        .putObject("credentialStatus")
        .put("id", LIST + "#7")
        .put("type", "StatusList2021Entry")
        .put("statusPurpose", "revocation")
        .put("statusListIndex", "7")
        .put("statusListCredential", LIST);
    BitSet set = new BitSet();
    set.set(revoked ? 7 : 8);
    ObjectNode list = Checking.statusList(KEY.did(), set);
    list.putArray("@context")
        .add("https://www.w3.org/2018/credentials/v1")
        .add("https://w3id.org/security/data-integrity/v2")
        .add("https://w3id.org/vc/status-list/2021/v1");
    list.set("issuanceDate", list.remove("validFrom"));
    list.putArray("type").add("VerifiableCredential").add("StatusList2021Credential");
    ObjectNode subject = (ObjectNode) list.get("credentialSubject");
    subject.put("type", "StatusList2021");
    subject.put("encodedList", subject.get("encodedList").asString("").substring(1));
    portal.web.put(LIST, signed(list, KEY.verificationMethod()));

    Verification verification = portal.verify(signed(badge, KEY.verificationMethod()));

    assertThat(verification.finding(Check.REVOCATION))
        .as(verification.toString())
        .contains(revoked ? Finding.DOES_NOT_HOLD : Finding.HOLDS);
  }

  @Test
  void the_index_of_a_status_that_is_no_number_could_not_be_checked() {
    ObjectNode badge = badge(KEY.did());
    badge
        .putObject("credentialStatus")
        .put("type", "BitstringStatusListEntry")
        .put("statusPurpose", "revocation")
        .put("statusListIndex", "seven")
        .put("statusListCredential", LIST);

    assertThat(verdict(signed(badge, KEY.verificationMethod()))).isEqualTo(COULD_NOT_CHECK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256", "ES256", "EdDSA"})
  void a_jwt_is_signed_in_four_ways(String algorithm) {
    publishKeys();

    assertThat(verdict(jwt(algorithm, badge(SCHOOL), claims -> {}))).isEqualTo(VALID);
    String other = jwt(algorithm, badge(SCHOOL).put("name", "Leading"), claims -> {});
    String[] parts = jwt(algorithm, badge(SCHOOL), claims -> {}).split("\\.");
    assertThat(verdict(parts[0] + "." + other.split("\\.")[1] + "." + parts[2]))
        .isEqualTo(NOT_VALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "none"})
  void a_jwt_that_anyone_can_make_is_not_valid(String algorithm) {
    publishKeys();
    String header = "{\"alg\":\"%s\",\"kid\":\"%s#rs256\"}".formatted(algorithm, SCHOOL);
    String payload = jwt("RS256", badge(SCHOOL), claims -> {}).split("\\.")[1];

    assertThat(verdict(Base64URL.encode(header) + "." + payload + ".AAAA")).isEqualTo(NOT_VALID);
  }

  @Test
  void a_jwt_with_another_algorithm_could_not_be_checked() {
    publishKeys();
    String header = "{\"alg\":\"ES384\",\"kid\":\"%s#es256\"}".formatted(SCHOOL);
    String payload = jwt("RS256", badge(SCHOOL), claims -> {}).split("\\.")[1];

    assertThat(verdict(Base64URL.encode(header) + "." + payload + ".AAAA"))
        .isEqualTo(COULD_NOT_CHECK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "jti", "sub", "nbf"})
  void a_jwt_without_a_required_claim_is_not_valid(String claim) {
    publishKeys();

    Verification verification =
        portal.verify(jwt("ES256", badge(SCHOOL), claims -> claims.remove(claim)));

    assertThat(verification.verdict()).isEqualTo(NOT_VALID);
    assertThat(verification.toString()).contains("lacks '" + claim + "'");
  }

  static Stream<Consumer<ObjectNode>> contradictions() {
    return Stream.of(
        claims -> claims.put("iss", "did:web:evil.example.net"),
        claims -> claims.put("jti", "https://example.org/badges/2.json"),
        claims -> claims.put("sub", "did:example:eve"),
        claims -> claims.put("nbf", claims.get("nbf").asLong(0) - 1),
        claims -> claims.put("nbf", "yesterday"),
        claims -> claims.put("nbf", 1e300),
        claims -> claims.put("exp", claims.get("nbf").asLong(0) - 1),
        claims -> claims.put("exp", "never"),
        claims -> claims.put("validUntil", "2099-01-01T00:00:00Z").put("exp", 4_000_000_000L));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void a_jwt_whose_envelope_contradicts_it_is_not_valid(Consumer<ObjectNode> change) {
    publishKeys();

    assertThat(verdict(jwt("ES256", badge(SCHOOL), change))).isEqualTo(NOT_VALID);
  }

  @Test
  void a_jwt_ends_with_its_envelope() {
    publishKeys();
    String jwt =
        jwt("ES256", badge(SCHOOL), claims -> claims.put("exp", Issuing.NOW.getEpochSecond() + 60));

    assertThat(verdict(jwt)).isEqualTo(VALID);
    portal.clock = Clock.offset(Issuing.CLOCK, Duration.ofMinutes(2));
    assertThat(verdict(jwt)).isEqualTo(NOT_VALID);
    portal.clock = Clock.offset(Issuing.CLOCK, Duration.ofMinutes(-2));
    assertThat(verdict(jwt)).isEqualTo(NOT_VALID);
  }

  @Test
  void a_jwt_of_vc_1_1_leaves_to_the_envelope_what_is_there() {
    publishKeys();
    ObjectNode badge = older(badge(SCHOOL), "https://w3id.org/security/data-integrity/v2");
    String jwt =
        jwt(
            "ES256",
            badge,
            claims -> {
              ObjectNode vc = badge.deepCopy();
              vc.remove(List.of("id", "issuanceDate"));
              ((ObjectNode) vc.get("credentialSubject")).remove("id");
              claims.retain("iss", "jti", "sub", "nbf");
              claims.set("vc", vc);
            });

    Verification verification = portal.verify(jwt);

    assertThat(verification.finding(Check.SIGNATURE))
        .as(verification.toString())
        .contains(Finding.HOLDS);
    assertThat(verification.badge().id()).isEqualTo("https://example.org/badges/1.json");
    assertThat(verification.badge().subjectId()).isEqualTo("did:example:ada");
    assertThat(verification.badge().validFrom()).isEqualTo(Issuing.NOW);
  }

  private void publishKeys() {
    ObjectNode document = object().put("id", SCHOOL);
    var methods = document.putArray("assertionMethod");
    methods.addObject().put("id", "#rs256").set("publicKeyJwk", json(RSA.toPublicJWK().toString()));
    methods.addObject().put("id", "#ps256").set("publicKeyJwk", json(RSA.toPublicJWK().toString()));
    methods
        .addObject()
        .put("id", "#es256")
        .set("publicKeyJwk", json(P256.toPublicJWK().toString()));
    methods.addObject().put("id", "#eddsa").set("publicKeyJwk", okp());
    publish(document);
  }

  private String jwt(String algorithm, ObjectNode badge, Consumer<ObjectNode> change) {
    ObjectNode claims = badge.deepCopy();
    claims.put("iss", PresentedBadges.idOf(badge.get("issuer")));
    claims.put("jti", badge.get("id").asString(""));
    claims.put("sub", badge.at("/credentialSubject/id").asString(""));
    claims.put("nbf", Issuing.NOW.getEpochSecond());
    change.accept(claims);
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
            .keyID(SCHOOL + "#" + algorithm.toLowerCase())
            .build();
    JWSObject jws = new JWSObject(header, new Payload(claims.toString()));
    if (algorithm.equals("EdDSA")) {
      String signing = new String(jws.getSigningInput());
      return signing + "." + Base64URL.encode(KEY.sign(signing.getBytes()));
    }
    return make(
        () -> {
          JWSSigner signer =
              algorithm.equals("ES256") ? new ECDSASigner(P256) : new RSASSASigner(RSA);
          jws.sign(signer);
          return jws.serialize();
        });
  }

  private Verification.Verdict verdict(String badge) {
    return portal.verify(badge).verdict();
  }

  private void publish(ObjectNode document) {
    portal.web.put("https://other.example.com/.well-known/did.json", document.toString());
  }

  private ObjectNode badge(String issuer) {
    ObjectNode badge = Issuing.unsigned(portal.we);
    ((ObjectNode) badge.get("issuer")).put("id", issuer);
    ((ObjectNode) badge.get("credentialSubject")).put("id", "did:example:ada");
    return badge;
  }

  /** The same as a credential of VC 1.1. */
  private static ObjectNode older(ObjectNode badge, String context) {
    badge
        .putArray("@context")
        .add("https://www.w3.org/2018/credentials/v1")
        .add(OPEN_BADGES)
        .add(context);
    badge.set("issuanceDate", badge.remove("validFrom"));
    return badge;
  }

  private static String signed(ObjectNode badge, String keyId) {
    return DataIntegrity.sign(badge, KEY, keyId, Issuing.NOW).toString();
  }

  private static ObjectNode proof(String suite, String keyId) {
    return object()
        .put("type", "DataIntegrityProof")
        .put("cryptosuite", suite)
        .put("verificationMethod", keyId)
        .put("proofPurpose", "assertionMethod");
  }

  private static ObjectNode okp() {
    byte[] prefixed = Base58.decode(KEY.publicMultibase().substring(1));
    String x = Base64URL.encode(Arrays.copyOfRange(prefixed, 2, prefixed.length)).toString();
    return object().put("kty", "OKP").put("crv", "Ed25519").put("x", x);
  }

  private static ObjectNode json(String text) {
    return Checking.json(text);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
