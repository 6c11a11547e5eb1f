package org.microendorse.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.microendorse.domain.credential.Verification.Check;
import org.microendorse.domain.credential.Verification.Finding;
import org.microendorse.domain.credential.Verification.IssuerStanding;
import org.microendorse.domain.credential.Verification.Verdict;
import org.microendorse.engine.testing.IndependentVerifiers;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keys whose publisher says that they are another issuer's prove nothing, wherever they are; the
 * same keys count as soon as the issuer's own document lists them.
 */
class ForgedBadgesTest {
  private static final String SCHOOL = "did:web:other.example.com";
  private static final String SCHOOLS_DOCUMENT = "https://other.example.com/.well-known/did.json";
  private static final String COLLEGE = "https://college.example.com/issuer";
  private static final String MULTIKEY = "https://w3id.org/security/multikey/v1";
  private static final String ID = "https://example.org/badges/1.json";
  private static final IssuerKey MALLORY = IssuerKey.ofSeed(new byte[32]);
  private static final ECKey MALLORYS_JWK = newJwk();

  private final Checking portal = new Checking();

  /** Where the key of a signature is. Its publisher claims that it is the issuer's. */
  enum Place {
    ANOTHER_DID_WEB(
        "did:web:evil.example.net#key", "https://evil.example.net/.well-known/did.json"),
    ADDRESS_OF_A_KEY("https://evil.example.net/key.json", "https://evil.example.net/key.json"),
    ADDRESS_ON_THE_SAME_HOST(
        "https://other.example.com/~mallory/key.json",
        "https://other.example.com/~mallory/key.json"),
    ANOTHER_DID_KEY(MALLORY.verificationMethod(), null),
    ADDRESS_OF_A_JWK("https://evil.example.net/jwk.json", "https://evil.example.net/jwk.json"),
    JWK_ON_THE_SAME_HOST(
        "https://other.example.com/~mallory/jwk.json",
        "https://other.example.com/~mallory/jwk.json"),
    ADDRESS_OF_A_JWK_SET(
        "https://evil.example.net/jwks.json#key-1", "https://evil.example.net/jwks.json"),
    JWK_IN_THE_HEADER(null, null);

    private final String keyId;
    private final String address;

    Place(String keyId, String address) {
      this.keyId = keyId;
      this.address = address;
    }

    boolean isJwt() {
      return name().contains("JWK");
    }

    /** The document served there, for a key that claims to be the issuer's. */
    ObjectNode document(String issuer) {
      ObjectNode key =
          isJwt() ? Checking.json(MALLORYS_JWK.toPublicJWK().toJSONString()) : object();
      if (!isJwt()) {
        key.put("id", keyId)
            .put("type", "Multikey")
            .put("publicKeyMultibase", MALLORY.publicMultibase());
      }
      key.put("controller", issuer);
      if (this == ANOTHER_DID_WEB) {
        ObjectNode document = object().put("id", "did:web:evil.example.net");
        document.put("controller", issuer).putArray("verificationMethod").add(key);
        document.putArray("assertionMethod").add(keyId);
        return document;
      }
      if (this == ADDRESS_OF_A_JWK_SET) {
        ObjectNode set = object();
        set.putArray("keys").add(key.put("kid", "key-1"));
        return set.put("controller", issuer);
      }
      return key;
    }

    /** Makes the key the issuer's own: its document points to it. */
    void listIn(ObjectNode document) {
      switch (this) {
        case ADDRESS_OF_A_JWK_SET -> document.put("jwks_uri", address);
        case JWK_IN_THE_HEADER ->
            document
                .withArray("assertionMethod")
                .addObject()
                .put("id", "#embedded")
                .set("publicKeyJwk", Checking.json(MALLORYS_JWK.toPublicJWK().toJSONString()));
        default -> document.withArray("assertionMethod").add(keyId);
      }
    }

    String sign(ObjectNode badge) {
      return isJwt()
          ? jwt(badge, keyId)
          : DataIntegrity.sign(badge, MALLORY, keyId, Issuing.NOW).toString();
    }
  }

  static Stream<Arguments> forgeries() {
    String ours = new Checking().we.issuerId();
    return Stream.of(
            ours,
            "did:web:badges.example.org",
            "https://badges.example.org/",
            "https://badges.example.org/issuers/mallory",
            "did:web:badges.example.org:mallory",
            SCHOOL,
            COLLEGE)
        .flatMap(issuer -> Arrays.stream(Place.values()).map(place -> arguments(issuer, place)));
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void a_key_that_only_says_it_is_the_issuers_proves_nothing(String issuer, Place place) {
    publishIssuers();
    serve(place, issuer);
    portal.issued.put(ID, OurRecords.issued(badge(issuer).toString(), false));

    Verification verification = portal.verify(place.sign(badge(issuer)));

    assertThat(verification.verdict()).as(verification.toString()).isEqualTo(Verdict.NOT_VALID);
    assertThat(verification.standing()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void the_same_key_counts_when_the_issuers_own_document_lists_it(Place place) {
    for (String issuer : List.of(SCHOOL, COLLEGE)) {
      ObjectNode document = publishIssuers().get(issuer.equals(SCHOOL) ? 0 : 1);
      place.listIn(document);
      portal.web.put(issuer.equals(SCHOOL) ? SCHOOLS_DOCUMENT : COLLEGE, document.toString());
      serve(place, issuer);

      Verification verification = portal.verify(place.sign(badge(issuer)));

      assertThat(verification.verdict()).as(verification.toString()).isEqualTo(Verdict.VALID);
      assertThat(verification.standing()).isEqualTo(IssuerStanding.PROVEN);
    }
  }

  /** {@code @digitalbazaar/vc} reads keys at these places, and no JWTs. */
  @Test
  void another_verifier_says_the_same_of_forgeries_and_of_their_honest_twins() {
    List<Place> places =
        List.of(Place.ANOTHER_DID_WEB, Place.ADDRESS_OF_A_KEY, Place.ADDRESS_ON_THE_SAME_HOST);
    Map<String, String> forgeries = new HashMap<>();
    Map<String, String> published = new HashMap<>();
    ObjectNode school = object().put("id", SCHOOL);
    school.putArray("@context").add("https://www.w3.org/ns/did/v1").add(MULTIKEY);
    ArrayNode keys = school.putArray("assertionMethod");
    for (Place place : places) {
      ObjectNode key = object().put("@context", MULTIKEY).put("id", place.keyId);
      key.put("type", "Multikey").put("controller", SCHOOL);
      published.put(
          place.keyId, key.put("publicKeyMultibase", MALLORY.publicMultibase()).toString());
      forgeries.put(place.name(), place.sign(badge(SCHOOL)));
    }
    published.put(SCHOOL, school.toString());

    assertThat(IndependentVerifiers.check(forgeries, published).values())
        .hasSize(places.size())
        .allSatisfy(answer -> assertThat(answer.vc()).as(answer.why()).isFalse())
        .allSatisfy(answer -> assertThat(answer.why()).contains("assertionMethod"));

    places.forEach(place -> keys.add(place.keyId));
    published.put(SCHOOL, school.toString());
    assertThat(IndependentVerifiers.check(forgeries, published).values())
        .hasSize(places.size())
        .allSatisfy(answer -> assertThat(answer.vc()).as(answer.why()).isTrue());
  }

  @Test
  void a_key_that_is_published_for_another_purpose_does_not_count() {
    ObjectNode document = object().put("id", SCHOOL);
    ObjectNode method = document.putArray("verificationMethod").addObject();
    method.put("id", SCHOOL + "#key").put("publicKeyMultibase", MALLORY.publicMultibase());
    document.putArray("authentication").add("#key");
    document.putArray("assertionMethod").add("#another");
    portal.web.put(SCHOOLS_DOCUMENT, document.toString());
    String badge =
        DataIntegrity.sign(badge(SCHOOL), MALLORY, SCHOOL + "#key", Issuing.NOW).toString();

    assertThat(portal.verify(badge).verdict()).isEqualTo(Verdict.NOT_VALID);

    document.putArray("assertionMethod").add("#key");
    portal.web.put(SCHOOLS_DOCUMENT, document.toString());
    assertThat(portal.verify(badge).verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void an_issuer_whose_document_lists_no_keys_leaves_the_badge_undecided() {
    portal.web.put(COLLEGE, object().put("id", COLLEGE).put("type", "Profile").toString());
    serve(Place.ADDRESS_OF_A_JWK_SET, COLLEGE);

    Verification verification = portal.verify(Place.ADDRESS_OF_A_JWK_SET.sign(badge(COLLEGE)));

    assertThat(verification.verdict()).isEqualTo(Verdict.COULD_NOT_CHECK);
  }

  @Test
  void a_key_that_had_expired_or_was_revoked_before_the_signature_does_not_count() {
    for (String end : List.of("expires", "revoked")) {
      assertThat(withKeyThatEnds(end, "2026-03-01T00:00:00Z", Issuing.NOW))
          .isEqualTo(Verdict.NOT_VALID);
      assertThat(
              withKeyThatEnds(end, "2026-03-01T00:00:00Z", Instant.parse("2026-02-01T00:00:00Z")))
          .isEqualTo(Verdict.VALID);
      assertThat(withKeyThatEnds(end, "2026-04-01T00:00:00Z", Issuing.NOW))
          .isEqualTo(Verdict.VALID);
    }
  }

  private Verdict withKeyThatEnds(String how, String end, Instant signed) {
    ObjectNode document = object().put("id", SCHOOL);
    ObjectNode method = document.putArray("assertionMethod").addObject();
    method.put("id", "#key").put("publicKeyMultibase", MALLORY.publicMultibase()).put(how, end);
    portal.web.put(SCHOOLS_DOCUMENT, document.toString());
    return portal
        .verify(DataIntegrity.sign(badge(SCHOOL), MALLORY, SCHOOL + "#key", signed).toString())
        .verdict();
  }

  @Test
  void a_badge_in_our_name_counts_only_if_our_records_have_it() {
    ObjectNode badge = badge(portal.we.issuerId());
    String signed = portal.we.sign(badge).toString();

    assertThat(portal.verify(signed).finding(Check.ISSUER)).contains(Finding.DOES_NOT_HOLD);
    assertThat(portal.verify(signed).finding(Check.SIGNATURE)).contains(Finding.HOLDS);

    portal.issue(badge);
    assertThat(portal.verify(signed).verdict()).isEqualTo(Verdict.VALID);
    assertThat(portal.verify(signed).standing()).isEqualTo(IssuerStanding.OURS);

    String other = portal.we.sign(badge.deepCopy().put("name", "Master teacher")).toString();
    assertThat(portal.verify(other).verdict()).isEqualTo(Verdict.NOT_VALID);

    portal.issued.put(ID, OurRecords.issued(signed, true));
    assertThat(portal.verify(signed).finding(Check.REVOCATION)).contains(Finding.DOES_NOT_HOLD);
  }

  @ParameterizedTest
  @EnumSource
  void a_status_list_counts_only_with_a_key_of_the_issuers(Place place) {
    ObjectNode document = publishIssuers().getFirst();
    IssuerKey schools = IssuerKey.ofSeed(Checking.seed(7));
    ObjectNode badge = badge(SCHOOL);
    badge
        .putObject("credentialStatus")
        .put("type", "BitstringStatusListEntry")
        .put("statusPurpose", "revocation")
        .put("statusListIndex", "4711")
        .put("statusListCredential", "https://other.example.com/status/1");
    String signed = DataIntegrity.sign(badge, schools, SCHOOL + "#school", Issuing.NOW).toString();
    serve(place, SCHOOL);
    ObjectNode list = Checking.statusList(SCHOOL, new BitSet());
    portal.web.put(
        "https://other.example.com/status/1",
        place.isJwt() ? listAsJwt(list, place) : place.sign(list));

    assertThat(portal.verify(signed).finding(Check.REVOCATION)).contains(Finding.COULD_NOT_CHECK);

    place.listIn(document);
    portal.web.put(SCHOOLS_DOCUMENT, document.toString());
    Verification honest = portal.verify(signed);
    assertThat(honest.verdict()).as(honest.toString()).isEqualTo(Verdict.VALID);
  }

  private static String listAsJwt(ObjectNode list, Place place) {
    ObjectNode claims = list.deepCopy();
    ((ObjectNode) claims.get("credentialSubject"))
        .put("id", "https://other.example.com/status/1#list");
    return jwt(claims, place.keyId);
  }

  /** The school's and the college's own documents, each with a key of its own. */
  private List<ObjectNode> publishIssuers() {
    String key = IssuerKey.ofSeed(Checking.seed(7)).publicMultibase();
    ObjectNode school = object().put("id", SCHOOL);
    school
        .putArray("verificationMethod")
        .addObject()
        .put("id", SCHOOL + "#school")
        .put("type", "Multikey")
        .put("controller", SCHOOL)
        .put("publicKeyMultibase", key);
    school.putArray("assertionMethod").add("#school");
    ObjectNode college = object().put("id", COLLEGE);
    college
        .putArray("assertionMethod")
        .addObject()
        .put("id", COLLEGE + "#college")
        .put("publicKeyMultibase", key);
    portal.web.put(SCHOOLS_DOCUMENT, school.toString());
    portal.web.put(COLLEGE, college.toString());
    return List.of(school, college);
  }

  private void serve(Place place, String issuer) {
    if (place.address != null) {
      portal.web.put(place.address, place.document(issuer).toString());
    }
  }

  private ObjectNode badge(String issuer) {
    ObjectNode badge = Issuing.unsigned(portal.we);
    ((ObjectNode) badge.get("issuer")).put("id", issuer);
    ((ObjectNode) badge.get("credentialSubject")).put("id", "did:example:ada");
    return badge;
  }

  /** Signed with Mallory's ES256 key, which is in the header if it has no id. */
  private static String jwt(ObjectNode credential, String keyId) {
    ObjectNode claims = credential.deepCopy();
    claims.put("iss", PresentedBadges.idOf(credential.get("issuer")));
    claims.put("jti", credential.get("id").asString(""));
    claims.put("sub", credential.at("/credentialSubject/id").asString(""));
    claims.put("nbf", Instant.parse(credential.get("validFrom").asString("")).getEpochSecond());
    JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES256);
    if (keyId == null) {
      header.jwk(MALLORYS_JWK.toPublicJWK());
    } else {
      header.keyID(keyId);
    }
    try {
      JWSObject jws = new JWSObject(header.build(), new Payload(claims.toString()));
      jws.sign(new ECDSASigner(MALLORYS_JWK));
      return jws.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey newJwk() {
    try {
      return new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
