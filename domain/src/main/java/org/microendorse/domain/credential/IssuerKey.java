package org.microendorse.domain.credential;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 key pair, and its names in multibase and did:key. */
final class IssuerKey {
  static final int SEED_LENGTH = 32;

  private static final String ED25519 = "Ed25519";
  private static final byte[] PUBLIC_PREFIX = {(byte) 0xed, 0x01};
  private static final byte[] SECRET_PREFIX = {(byte) 0x80, 0x26};

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private IssuerKey(KeyPair pair) {
    this.privateKey = pair.getPrivate();
    this.publicKey = pair.getPublic();
  }

  static IssuerKey ofSeed(byte[] seed) {
    if (seed.length != SEED_LENGTH) {
      throw new IllegalArgumentException(
          "An Ed25519 seed has %d bytes, not %d.".formatted(SEED_LENGTH, seed.length));
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ED25519);
      generator.initialize(NamedParameterSpec.ED25519, new TheSeed(seed));
      return new IssuerKey(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A multibase secret key or a base64 seed. Base64 may begin with a z, too, but ends with =. */
  static IssuerKey parse(String text) {
    return ofSeed(
        text.startsWith("z") && !text.endsWith("=")
            ? multibaseSeed(text)
            : Base64.getDecoder().decode(text));
  }

  private static byte[] multibaseSeed(String text) {
    byte[] bytes = Base58.decode(text.substring(1));
    if (bytes.length != SECRET_PREFIX.length + SEED_LENGTH
        || bytes[0] != SECRET_PREFIX[0]
        || bytes[1] != SECRET_PREFIX[1]) {
      throw new IllegalArgumentException("This is not a multibase Ed25519 secret key.");
    }
    return Arrays.copyOfRange(bytes, SECRET_PREFIX.length, bytes.length);
  }

  /** The public key as {@code z6Mk...}. */
  String publicMultibase() {
    byte[] point = rawPublicKey();
    byte[] prefixed = new byte[PUBLIC_PREFIX.length + point.length];
    System.arraycopy(PUBLIC_PREFIX, 0, prefixed, 0, PUBLIC_PREFIX.length);
    System.arraycopy(point, 0, prefixed, PUBLIC_PREFIX.length, point.length);
    return "z" + Base58.encode(prefixed);
  }

  /** The did:key of the public key. */
  String did() {
    return "did:key:" + publicMultibase();
  }

  /** The key within its did:key. */
  String verificationMethod() {
    return did() + "#" + publicMultibase();
  }

  byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initSign(privateKey);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  PublicKey publicKey() {
    return publicKey;
  }

  /** The key that a {@code z6Mk...} names. */
  static PublicKey publicKey(String multibase) {
    if (!multibase.startsWith("z")) {
      throw new Unusable("credential.key.noMultibaseEd25519");
    }
    byte[] bytes = Base58.decode(multibase.substring(1));
    if (bytes.length != PUBLIC_PREFIX.length + SEED_LENGTH
        || bytes[0] != PUBLIC_PREFIX[0]
        || bytes[1] != PUBLIC_PREFIX[1]) {
      throw new Unusable("credential.key.noMultibaseEd25519");
    }
    return publicKey(Arrays.copyOfRange(bytes, PUBLIC_PREFIX.length, bytes.length));
  }

  /** The key whose encoding after RFC 8032 this is. */
  static PublicKey publicKey(byte[] raw) {
    if (raw.length != SEED_LENGTH) {
      throw new Unusable("credential.key.noEd25519");
    }
    byte[] bigEndian = new byte[SEED_LENGTH];
    for (int i = 0; i < SEED_LENGTH; i++) {
      bigEndian[i] = raw[SEED_LENGTH - 1 - i];
    }
    boolean xIsOdd = (bigEndian[0] & 0x80) != 0;
    bigEndian[0] &= 0x7f;
    try {
      return KeyFactory.getInstance(ED25519)
          .generatePublic(
              new EdECPublicKeySpec(
                  NamedParameterSpec.ED25519, new EdECPoint(xIsOdd, new BigInteger(1, bigEndian))));
    } catch (GeneralSecurityException e) {
      throw new Unusable("credential.key.noEd25519", e);
    }
  }

  static boolean verify(PublicKey key, byte[] message, byte[] signatureBytes) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signatureBytes);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** RFC 8032: the y coordinate in little endian, the sign of x in the highest bit. */
  private byte[] rawPublicKey() {
    EdECPoint point = ((EdECPublicKey) publicKey).getPoint();
    byte[] bigEndian = point.getY().toByteArray();
    byte[] raw = new byte[SEED_LENGTH];
    for (int i = 0; i < Math.min(raw.length, bigEndian.length); i++) {
      raw[i] = bigEndian[bigEndian.length - 1 - i];
    }
    if (point.isXOdd()) {
      raw[SEED_LENGTH - 1] |= (byte) 0x80;
    }
    return raw;
  }

  /**
   * The JDK derives the public key only when it generates a pair, so this passes it the seed as
   * randomness.
   */
  private static final class TheSeed extends SecureRandom {
    private final transient byte[] seed;

    TheSeed(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
