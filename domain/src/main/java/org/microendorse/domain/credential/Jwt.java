package org.microendorse.domain.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A credential as a JSON Web Token (Open Badges 3.0, section 8.2 "JSON Web Token Proof Format").
 *
 * @param claims all of the payload
 * @param credential the credential in it, without the claims that repeat it
 */
record Jwt(JWSObject jws, ObjectNode claims, ObjectNode credential) {
  private static final Set<JWSAlgorithm> RSA = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);
  private static final Set<JWSAlgorithm> KNOWN =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);

  /** Claims that belong to the envelope, not to the credential (RFC 7519, section 4.1). */
  private static final List<String> REGISTERED =
      List.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "cnf", "vc");

  /** What a VC 1.1 credential in {@code vc} may leave to the envelope (VC 1.1, section 6.3.1). */
  private static final Map<String, String> LEFT_OUT = Map.of("iss", "issuer", "jti", "id");

  /**
   * @throws Doubt if it is none
   */
  static Jwt parse(String compact) {
    try {
      JWSObject jws = JWSObject.parse(compact);
      BadgeFile.json(jws.getHeader().getParsedBase64URL().decodeToString());
      ObjectNode claims = BadgeFile.json(jws.getPayload().toString());
      return new Jwt(jws, claims, credentialIn(claims));
    } catch (ParseException | IllegalArgumentException e) {
      throw Doubt.doesNotHold("credential.file.other");
    }
  }

  /** The credential: all claims (VC 2.0), or one of them (VC 1.1). */
  private static ObjectNode credentialIn(ObjectNode claims) {
    if (!(claims.get("vc") instanceof ObjectNode vc)) {
      ObjectNode credential = claims.deepCopy();
      REGISTERED.forEach(credential::remove);
      return credential;
    }
    ObjectNode credential = vc.deepCopy();
    LEFT_OUT.forEach(
        (claim, property) -> {
          if (!credential.has(property) && claims.has(claim)) {
            credential.set(property, claims.get(claim));
          }
        });
    fill(credential, List.of("validFrom", "issuanceDate"), claims.get("nbf"));
    fill(credential, List.of("validUntil", "expirationDate"), claims.get("exp"));
    if (credential.get("credentialSubject") instanceof ObjectNode subject
        && !subject.has("id")
        && claims.has("sub")) {
      subject.set("id", claims.get("sub"));
    }
    return credential;
  }

  private static void fill(ObjectNode credential, List<String> names, JsonNode claim) {
    if (claim != null && claim.isNumber() && names.stream().noneMatch(credential::has)) {
      credential.put(names.getLast(), Instant.ofEpochSecond(claim.asLong(0)).toString());
    }
  }

  /** Signs with RS256. */
  static String sign(ObjectNode credential, PrivateKey rsa, String keyId) {
    ObjectNode claims = credential.deepCopy();
    claims.put("iss", PresentedBadges.idOf(credential.get("issuer")));
    claims.put("jti", credential.get("id").asString(""));
    claims.put("sub", credential.at("/credentialSubject/id").asString(""));
    claims.put("nbf", Instant.parse(credential.get("validFrom").asString("")).getEpochSecond());
    if (credential.hasNonNull("validUntil")) {
      claims.put("exp", Instant.parse(credential.get("validUntil").asString("")).getEpochSecond());
    }
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).type(JOSEObjectType.JWT).build();
    JWSObject jws = new JWSObject(header, new Payload(claims.toString()));
    try {
      jws.sign(new RSASSASigner(rsa));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jws.serialize();
  }

  String compact() {
    return jws.serialize();
  }

  JWSHeader header() {
    return jws.getHeader();
  }

  /** When it was signed, if it says so. */
  @Nullable Instant signedAt() {
    JsonNode at = claims.has("iat") ? claims.get("iat") : claims.get("nbf");
    try {
      return at == null || !at.isNumber() ? null : Instant.ofEpochSecond(at.asLong(0));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * Passes if the algorithm is one that can be checked here.
   *
   * @throws Doubt otherwise
   */
  void hasKnownAlgorithm() {
    JWSAlgorithm algorithm = header().getAlgorithm();
    if (header().getCriticalParams() != null && !header().getCriticalParams().isEmpty()) {
      throw Doubt.couldNotCheck("credential.signature.otherWay");
    }
    if (JWSAlgorithm.Family.HMAC_SHA.contains(algorithm)) {
      throw Doubt.doesNotHold("credential.signature.sharedSecret", algorithm.getName());
    }
    if (!KNOWN.contains(algorithm)) {
      throw Doubt.couldNotCheck("credential.signature.otherWay.named", algorithm.getName());
    }
  }

  boolean fits(PublicKey key) {
    JWSAlgorithm algorithm = header().getAlgorithm();
    if (RSA.contains(algorithm)) {
      return key instanceof RSAPublicKey;
    }
    return JWSAlgorithm.ES256.equals(algorithm) ? Keys.isP256(key) : Keys.isEd25519(key);
  }

  /** Whether the signature is the key's. */
  boolean isSignedWith(PublicKey key) {
    if (!fits(key)) {
      return false;
    }
    try {
      return switch (key) {
        case RSAPublicKey rsa -> verify(new RSASSAVerifier(rsa));
        case ECPublicKey ec -> verify(new ECDSAVerifier(ec));
        // The JDK knows Ed25519; Nimbus would need another library for it.
        default ->
            IssuerKey.verify(
                key,
                jws.getSigningInput(),
                Base64.getUrlDecoder().decode(jws.getSignature().toString()));
      };
    } catch (JOSEException | IllegalArgumentException e) {
      return false;
    }
  }

  private boolean verify(JWSVerifier verifier) throws JOSEException {
    return jws.verify(verifier);
  }

  /**
   * Passes if the envelope is complete and agrees with the credential.
   *
   * @param statement what the credential says
   * @throws Doubt otherwise
   */
  void agreesWith(ObjectNode statement, Instant now) {
    agree("iss", PresentedBadges.idOf(statement.get("issuer")));
    agree("jti", PresentedBadges.text(statement.path("id")));
    agree(
        "sub",
        PresentedBadges.text(
            PresentedBadges.first(statement.path("credentialSubject")).path("id")));
    Instant from = moment("nbf");
    if (from == null) {
      throw missing("nbf");
    }
    agree(from, PresentedBadges.validFrom(statement));
    Instant until = moment("exp");
    if (until != null) {
      if (PresentedBadges.validUntil(statement) != null) {
        agree(until, PresentedBadges.validUntil(statement));
      }
      if (!until.isAfter(now)) {
        throw Doubt.doesNotHold("credential.signature.expired");
      }
    }
    if (from.isAfter(now)) {
      throw Doubt.doesNotHold("credential.signature.early");
    }
  }

  private void agree(String claim, @Nullable String said) {
    if (!claims.path(claim).isString()) {
      throw missing(claim);
    }
    if (!claims.get(claim).asString("").equals(said)) {
      throw contradiction(claim);
    }
  }

  private static void agree(Instant claim, @Nullable String said) {
    try {
      if (said == null
          || claim.getEpochSecond() != PresentedBadges.instant(said).getEpochSecond()) {
        throw contradiction("dates");
      }
    } catch (DateTimeException e) {
      throw contradiction("dates");
    }
  }

  private @Nullable Instant moment(String claim) {
    JsonNode value = claims.get(claim);
    if (value == null) {
      return null;
    }
    try {
      if (value.isNumber()) {
        return Instant.ofEpochSecond(value.asLong(0));
      }
    } catch (DateTimeException e) {
      // Reported below.
    }
    throw Doubt.doesNotHold("credential.envelope.noDate", claim);
  }

  private static Doubt missing(String claim) {
    return Doubt.doesNotHold("credential.envelope.lacks", claim);
  }

  private static Doubt contradiction(String what) {
    return Doubt.doesNotHold("credential.envelope.contradiction", what);
  }
}
