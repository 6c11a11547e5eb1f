package org.microendorse.domain.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An RSA key pair, which signs the JWT twins of badges. */
record RsaKey(PrivateKey privateKey, RSAPublicKey publicKey) {

  static RsaKey ofPkcs8(byte[] bytes) {
    try {
      return of(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("This is not an RSA key.", e);
    }
  }

  /** A generated private key contains the public one, too. */
  static RsaKey of(PrivateKey key) {
    if (!(key instanceof RSAPrivateCrtKey pair)) {
      throw new IllegalArgumentException("This is not an RSA key pair.");
    }
    try {
      return new RsaKey(
          key,
          (RSAPublicKey)
              KeyFactory.getInstance("RSA")
                  .generatePublic(
                      new RSAPublicKeySpec(pair.getModulus(), pair.getPublicExponent())));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("This is not an RSA key.", e);
    }
  }

  /** The thumbprint of the key (RFC 7638). */
  String thumbprint() {
    try {
      return new RSAKey.Builder(publicKey).build().computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public key as a JSON Web Key. */
  ObjectNode jwk() {
    ObjectNode jwk = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(new RSAKey.Builder(publicKey).build().toJSONObject())
        .forEach((name, value) -> jwk.put(name, value.toString()));
    return jwk;
  }

  @Override
  public String toString() {
    return "RSA key " + thumbprint();
  }
}
