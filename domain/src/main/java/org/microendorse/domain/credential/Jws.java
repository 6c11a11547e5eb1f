package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * A credential as a compact JSON Web Signature (Open Badges 3.0, section 8.2 "JSON Web Token Proof
 * Format"; RFC 7515). RS256 and ES256 are understood, which are what the standard names.
 */
record Jws(ObjectNode header, ObjectNode claims, byte[] signed, byte[] signature, String compact) {
  private static final Map<String, String> ALGORITHMS =
      Map.of("RS256", "SHA256withRSA", "ES256", "SHA256withECDSAinP1363Format");

  /** The claims of a JWT that repeat what the credential says (section 8.2.1). */
  private static final Map<String, String> REPEATED =
      Map.of("iss", "issuer", "jti", "id", "sub", "credentialSubject");

  static Jws parse(String compact) {
    String[] parts = compact.split("\\.", -1);
    try {
      if (parts.length == 3) {
        return new Jws(
            json(parts[0]),
            json(parts[1]),
            (parts[0] + "." + parts[1]).getBytes(US_ASCII),
            Base64.getUrlDecoder().decode(parts[2]),
            compact);
      }
    } catch (IllegalArgumentException e) {
      // Not base64url: said below.
    }
    throw Doubt.doesNotHold(
        "This is no badge that can be read: neither a picture with a badge, nor JSON, nor a JWT.");
  }

  private static ObjectNode json(String part) {
    return BadgeFile.json(new String(Base64.getUrlDecoder().decode(part), UTF_8));
  }

  /** The claims are the credential (VC 2.0), or it is one of them (VC 1.1). */
  ObjectNode credential() {
    return claims.get("vc") instanceof ObjectNode vc ? vc : claims;
  }

  /** Signs with RS256. */
  static String sign(ObjectNode credential, PrivateKey rsa, String keyId) {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header.put("alg", "RS256").put("kid", keyId).put("typ", "JWT");
    ObjectNode claims = credential.deepCopy();
    claims.put("iss", PresentedBadges.idOf(credential.get("issuer")));
    claims.put("jti", credential.get("id").asText());
    claims.put("sub", credential.at("/credentialSubject/id").asText());
    claims.put("nbf", Instant.parse(credential.get("validFrom").asText()).getEpochSecond());
    if (credential.hasNonNull("validUntil")) {
      claims.put("exp", Instant.parse(credential.get("validUntil").asText()).getEpochSecond());
    }
    String signed = encode(header) + "." + encode(claims);
    try {
      Signature signature = Signature.getInstance(ALGORITHMS.get("RS256"));
      signature.initSign(rsa);
      signature.update(signed.getBytes(US_ASCII));
      return signed
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(ObjectNode json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.toString().getBytes(UTF_8));
  }

  /** Where the key is that it says it was signed with. */
  String keyId() {
    if (header.path("jwk").has("d")) {
      throw Doubt.doesNotHold("The badge gives away its issuer's secret key: anybody can sign so.");
    }
    if (header.has("crit")) {
      throw Doubt.couldNotCheck("The badge is signed in a way that is not known here.");
    }
    String keyId = header.path("kid").asText();
    if (keyId.isEmpty()) {
      throw Doubt.couldNotCheck(
          "The badge does not say where its issuer's key is published, so it cannot be told whose"
              + " signature this is.");
    }
    return keyId;
  }

  /** Passes if the signature is the key's, and the claims say what the credential says. */
  void verify(PublicKey key) {
    String algorithm = header.path("alg").asText();
    if (!ALGORITHMS.containsKey(algorithm)) {
      throw Doubt.doesNotHold(
          "The badge is not signed in a way that Open Badges 3.0 allows (RS256 or ES256).");
    }
    if (!key.getAlgorithm().equals(algorithm.equals("RS256") ? "RSA" : "EC")) {
      throw Doubt.doesNotHold("The issuer's key is of another kind than the signature.");
    }
    try {
      Signature check = Signature.getInstance(ALGORITHMS.get(algorithm));
      check.initVerify(key);
      check.update(signed);
      if (!check.verify(signature)) {
        throw Doubt.doesNotHold(BadgeVerifier.CHANGED);
      }
    } catch (GeneralSecurityException e) {
      throw Doubt.doesNotHold(BadgeVerifier.CHANGED);
    }
    claimsAgree();
  }

  private void claimsAgree() {
    ObjectNode credential = credential();
    REPEATED.forEach(
        (claim, field) -> {
          String said = PresentedBadges.idOf(credential.get(field));
          if (claims.has(claim) && said != null && !claims.get(claim).asText().equals(said)) {
            throw contradiction();
          }
        });
    agree(claims.get("nbf"), credential.get("validFrom"));
    agree(claims.get("exp"), credential.get("validUntil"));
  }

  private static void agree(JsonNode claim, JsonNode date) {
    if (claim == null || date == null) {
      return;
    }
    try {
      if (claim.asLong() != PresentedBadges.instant(date.asText()).getEpochSecond()) {
        throw contradiction();
      }
    } catch (DateTimeException e) {
      throw contradiction();
    }
  }

  private static Doubt contradiction() {
    return Doubt.doesNotHold("The badge contradicts itself: envelope and content do not agree.");
  }
}
