package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.microendorse.domain.common.Sha256;

/**
 * Data Integrity proofs with the cryptosuite eddsa-rdfc-2022 (W3C "Data Integrity EdDSA
 * Cryptosuites 1.0", section 3.2): document and proof options are each canonicalised with RDFC-1.0
 * and hashed with SHA-256; Ed25519 signs the hash of the options followed by the hash of the
 * document.
 */
final class DataIntegrity {
  static final String CRYPTOSUITE = "eddsa-rdfc-2022";

  private static final String CONTEXT = "@context";
  private static final String PROOF = "proof";
  private static final String PROOF_VALUE = "proofValue";

  private static final int LONGEST_OPTIONS = 2_000;

  /** The options of badges that are signed within a second are all the same. */
  private static final Recent<String, byte[]> OPTIONS = new Recent<>(256);

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
    byte[] signature = key.sign(signedBytes(credential, proof));
    proof.put(PROOF_VALUE, "z" + Base58.encode(signature));
    ObjectNode signed = credential.deepCopy();
    signed.set(PROOF, proof);
    return signed;
  }

  /**
   * Whether the proof was made with the key and nothing has been changed since.
   *
   * @param signed the credential with this proof and perhaps others
   * @throws CanonicalForm.Impossible if there is no telling what was signed
   */
  static boolean verify(ObjectNode signed, ObjectNode proof, PublicKey key) {
    ObjectNode credential = signed.deepCopy();
    credential.remove(PROOF);
    ObjectNode options = proof.deepCopy();
    // A proof may repeat the context; another one could give its words another meaning.
    if (options.remove(CONTEXT) instanceof JsonNode context
        && !context.equals(credential.get(CONTEXT))) {
      return false;
    }
    if (!(options.remove(PROOF_VALUE) instanceof JsonNode value)
        || !value.asText().startsWith("z")) {
      return false;
    }
    try {
      byte[] signature = Base58.decode(value.asText().substring(1));
      return IssuerKey.verify(key, signedBytes(credential, options), signature);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static byte[] documentHash(ObjectNode credential) {
    return hash(credential);
  }

  static byte[] proofHash(ObjectNode credential, ObjectNode proofOptions) {
    ObjectNode options = proofOptions.objectNode();
    options.set(CONTEXT, credential.get(CONTEXT));
    options.setAll(proofOptions);
    String text = options.toString();
    byte[] known = OPTIONS.get(text);
    if (known != null) {
      return known;
    }
    byte[] hash = hash(options);
    if (text.length() < LONGEST_OPTIONS) {
      OPTIONS.put(text, hash);
    }
    return hash;
  }

  private static byte[] signedBytes(ObjectNode credential, ObjectNode proofOptions) {
    byte[] proofHash = proofHash(credential, proofOptions);
    byte[] documentHash = documentHash(credential);
    byte[] both = new byte[proofHash.length + documentHash.length];
    System.arraycopy(proofHash, 0, both, 0, proofHash.length);
    System.arraycopy(documentHash, 0, both, proofHash.length, documentHash.length);
    return both;
  }

  private static byte[] hash(ObjectNode document) {
    return Sha256.digest().digest(CanonicalForm.of(document).getBytes(UTF_8));
  }
}
