package org.microendorse.domain.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.EllipticCurve;
import java.text.ParseException;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** Reads public keys in the forms in which issuers publish them: JWK, Multikey and raw base58. */
final class Keys {
  private static final int SHORTEST_RSA = 2048;
  private static final int LONGEST_BASE58 = 200;
  private static final byte[] P256_PREFIX = {(byte) 0x80, 0x24};
  private static final int COMPRESSED_P256 = 33;

  private Keys() {}

  /**
   * The key of a verification method (Controlled Identifiers 1.0, section 2.2).
   *
   * @throws IllegalArgumentException if it contains no key of a supported kind
   */
  static PublicKey ofMethod(JsonNode method) {
    if (method.has("publicKeyJwk")) {
      return ofJwk(method.get("publicKeyJwk"));
    }
    if (method.path("publicKeyMultibase").isString()) {
      return ofMultibase(method.get("publicKeyMultibase").asString(""));
    }
    if (method.path("publicKeyBase58").isString()) {
      return IssuerKey.publicKey(base58(method.get("publicKeyBase58").asString("")));
    }
    if (method.has("kty")) {
      return ofJwk(method);
    }
    throw new Unusable("credential.key.otherForm");
  }

  /** RFC 7517, 7518, 8037. */
  static PublicKey ofJwk(JsonNode json) {
    try {
      return ofJwk(JWK.parse(json.toString()));
    } catch (ParseException | IllegalStateException e) {
      throw new Unusable("credential.key.noJwk", e);
    }
  }

  static PublicKey ofJwk(JWK jwk) {
    try {
      if (jwk instanceof RSAKey rsa) {
        return longEnough(rsa.toRSAPublicKey());
      }
      if (jwk instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
        return ec.toECPublicKey();
      }
      if (jwk instanceof OctetKeyPair okp && Curve.Ed25519.equals(okp.getCurve())) {
        return IssuerKey.publicKey(okp.getDecodedX());
      }
      throw new Unusable("credential.key.otherKind");
    } catch (JOSEException e) {
      throw new Unusable("credential.key.none", e);
    }
  }

  private static PublicKey longEnough(RSAPublicKey key) {
    if (key.getModulus().bitLength() < SHORTEST_RSA) {
      throw new Unusable("credential.key.short");
    }
    return key;
  }

  /** A Multikey: {@code z6Mk...} (Ed25519) or {@code zDn...} (P-256). */
  static PublicKey ofMultibase(String text) {
    if (!text.startsWith("z")) {
      throw new Unusable("credential.key.noMultibase");
    }
    byte[] bytes = base58(text.substring(1));
    if (bytes.length > 2 && bytes[0] == P256_PREFIX[0] && bytes[1] == P256_PREFIX[1]) {
      return p256(Arrays.copyOfRange(bytes, 2, bytes.length));
    }
    return IssuerKey.publicKey(text);
  }

  /** A length limit: long texts take long to decode, and no key or signature is long. */
  static byte[] base58(String text) {
    if (text.length() > LONGEST_BASE58) {
      throw new Unusable("credential.key.long");
    }
    return Base58.decode(text);
  }

  /** A compressed point (SEC 1, section 2.3.4). */
  private static PublicKey p256(byte[] compressed) {
    if (compressed.length != COMPRESSED_P256 || (compressed[0] != 2 && compressed[0] != 3)) {
      throw new Unusable("credential.key.noP256");
    }
    EllipticCurve curve = Curve.P_256.toECParameterSpec().getCurve();
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(compressed, 1, compressed.length));
    BigInteger square = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
    BigInteger y = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
    if (y.testBit(0) != (compressed[0] == 3)) {
      y = p.subtract(y);
    }
    try {
      return new ECKey.Builder(Curve.P_256, coordinate(x), coordinate(y)).build().toECPublicKey();
    } catch (JOSEException | IllegalStateException e) {
      throw new Unusable("credential.key.noP256", e);
    }
  }

  private static Base64URL coordinate(BigInteger number) {
    return ECKey.encodeCoordinate(
        Curve.P_256.toECParameterSpec().getCurve().getField().getFieldSize(), number);
  }

  static boolean isEd25519(PublicKey key) {
    return key instanceof EdECPublicKey;
  }

  static boolean isP256(PublicKey key) {
    return key instanceof ECPublicKey;
  }
}
