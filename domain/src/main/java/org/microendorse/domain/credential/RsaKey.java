package org.microendorse.domain.credential;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** An RSA key pair, which signs the JWT twins of badges. */
record RsaKey(PrivateKey privateKey, RSAPublicKey publicKey) {

  static RsaKey ofPkcs8(byte[] bytes) {
    try {
      return of(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("This is no RSA key.", e);
    }
  }

  /** The private key as key pairs are generated knows the public one, too. */
  static RsaKey of(PrivateKey key) {
    if (!(key instanceof RSAPrivateCrtKey pair)) {
      throw new IllegalArgumentException("This is no RSA key pair.");
    }
    try {
      return new RsaKey(
          key,
          (RSAPublicKey)
              KeyFactory.getInstance("RSA")
                  .generatePublic(
                      new RSAPublicKeySpec(pair.getModulus(), pair.getPublicExponent())));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("This is no RSA key.", e);
    }
  }

  String thumbprint() {
    return Jwk.thumbprint(publicKey);
  }

  @Override
  public String toString() {
    return "RSA key " + thumbprint();
  }
}
