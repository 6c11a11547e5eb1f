package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.microendorse.domain.common.Sha256;

/** Public keys as JSON Web Keys (RFC 7517, 7518, 8037). */
final class Jwk {
  private static final int SHORTEST_RSA = 2048;

  private Jwk() {}

  /**
   * The key.
   *
   * @throws IllegalArgumentException if it is none that signatures of badges are made with
   */
  static PublicKey parse(JsonNode jwk) {
    try {
      return switch (jwk.path("kty").asText() + " " + jwk.path("crv").asText()) {
        case "RSA " -> rsa(number(jwk, "n"), number(jwk, "e"));
        case "EC P-256" -> p256(number(jwk, "x"), number(jwk, "y"));
        case "OKP Ed25519" -> IssuerKey.publicKey(bytes(jwk, "x"));
        default -> throw new IllegalArgumentException("This kind of key is not known here.");
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("This is no key.", e);
    }
  }

  static ObjectNode of(RSAPublicKey key) {
    ObjectNode jwk = JsonNodeFactory.instance.objectNode();
    // In this order and without anything else it is what RFC 7638 hashes.
    jwk.put("e", text(key.getPublicExponent()));
    jwk.put("kty", "RSA");
    jwk.put("n", text(key.getModulus()));
    return jwk;
  }

  /** A name that follows from the key alone (RFC 7638). */
  static String thumbprint(RSAPublicKey key) {
    MessageDigest digest = Sha256.digest();
    byte[] hash = digest.digest(of(key).toString().getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private static PublicKey rsa(BigInteger modulus, BigInteger exponent)
      throws GeneralSecurityException {
    if (modulus.bitLength() < SHORTEST_RSA) {
      throw new IllegalArgumentException("An RSA key that short can be broken.");
    }
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }

  private static PublicKey p256(BigInteger x, BigInteger y) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(x, y), parameters.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger number(JsonNode jwk, String field) {
    return new BigInteger(1, bytes(jwk, field));
  }

  private static byte[] bytes(JsonNode jwk, String field) {
    return Base64.getUrlDecoder().decode(jwk.path(field).asText());
  }

  private static String text(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
  }
}
