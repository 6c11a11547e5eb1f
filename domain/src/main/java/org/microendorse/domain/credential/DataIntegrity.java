package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.microendorse.domain.common.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Data Integrity proofs (W3C "Data Integrity EdDSA Cryptosuites 1.0", section 3.2, and "ECDSA
 * Cryptosuites 1.0", section 3.2): document and proof options are each canonicalized with RDFC-1.0
 * and hashed with SHA-256; the hash of the options followed by the hash of the document is signed.
 * Ours are eddsa-rdfc-2022.
 */
final class DataIntegrity {
  static final String CRYPTOSUITE = "eddsa-rdfc-2022";

  private static final String CONTEXT = "@context";
  private static final String PROOF = "proof";
  private static final String PROOF_VALUE = "proofValue";

  private static final int LONGEST_OPTIONS = 2_000;

  /** The options of badges that are signed within a second are all the same. */
  private static final Cache<String, byte[]> OPTIONS =
      Caffeine.newBuilder().maximumSize(256).build();

  private DataIntegrity() {}

  /** The credential with a proof. */
  static ObjectNode sign(
      ObjectNode credential, IssuerKey key, String verificationMethod, Instant created) {
    ObjectNode proof = credential.objectNode();
    proof.put("type", "DataIntegrityProof");
    proof.put("created", created.truncatedTo(ChronoUnit.SECONDS).toString());
    proof.put("verificationMethod", verificationMethod);
    proof.put("cryptosuite", CRYPTOSUITE);
    proof.put("proofPurpose", "assertionMethod");
    byte[] signature = key.sign(both(proofHash(credential, proof), documentHash(credential)));
    proof.put(PROOF_VALUE, "z" + Base58.encode(signature));
    ObjectNode signed = credential.deepCopy();
    signed.set(PROOF, proof);
    return signed;
  }

  /**
   * Whether the proof was made with the key and nothing has changed since.
   *
   * @param documentHash of the credential without proofs
   * @throws CanonicalForm.Impossible if it cannot be determined what was signed
   */
  static boolean verify(
      ObjectNode credential, byte[] documentHash, ObjectNode proof, PublicKey key) {
    JsonNode value = proof.path(PROOF_VALUE);
    if (!value.asString("").startsWith("z")) {
      return false;
    }
    try {
      byte[] signature = Keys.base58(value.asString("").substring(1));
      byte[] signed = both(proofHash(credential, options(proof)), documentHash);
      return Keys.isP256(key)
          ? isEcdsa(key, signed, signature)
          : IssuerKey.verify(key, signed, signature);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The part of a proof that is signed: everything but its value; the context is the document's.
   */
  static ObjectNode options(ObjectNode proof) {
    return proof.deepCopy().without(List.of(PROOF_VALUE, CONTEXT));
  }

  /** The options as a document, with the context that gives their words a meaning. */
  static ObjectNode optionsDocument(ObjectNode credential, ObjectNode options) {
    ObjectNode document = options.objectNode();
    if (credential.has(CONTEXT)) {
      document.set(CONTEXT, credential.get(CONTEXT));
    }
    document.setAll(options);
    return document;
  }

  private static boolean isEcdsa(PublicKey key, byte[] signed, byte[] signature) {
    try {
      Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
      check.initVerify(key);
      check.update(signed);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  static byte[] documentHash(ObjectNode credential) {
    return hash(CanonicalForm.of(credential));
  }

  static byte[] hash(String canonical) {
    return Sha256.digest().digest(canonical.getBytes(UTF_8));
  }

  static byte[] proofHash(ObjectNode credential, ObjectNode proofOptions) {
    ObjectNode options = optionsDocument(credential, proofOptions);
    String text = options.toString();
    byte[] known = OPTIONS.getIfPresent(text);
    if (known != null) {
      return known;
    }
    byte[] hash = hash(CanonicalForm.of(options));
    if (text.length() < LONGEST_OPTIONS) {
      OPTIONS.put(text, hash);
    }
    return hash;
  }

  private static byte[] both(byte[] proofHash, byte[] documentHash) {
    byte[] both = new byte[proofHash.length + documentHash.length];
    System.arraycopy(proofHash, 0, both, 0, proofHash.length);
    System.arraycopy(documentHash, 0, both, proofHash.length, documentHash.length);
    return both;
  }
}
