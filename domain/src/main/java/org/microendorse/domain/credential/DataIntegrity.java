package org.microendorse.domain.credential;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.microendorse.domain.common.Sha256;

/**
 * Data Integrity proofs with the cryptosuite eddsa-rdfc-2022 (W3C "Data Integrity EdDSA
 * Cryptosuites"): document and proof options are each canonicalised with RDFC-1.0 and hashed with
 * SHA-256; Ed25519 signs the hash of the options followed by the hash of the document.
 */
final class DataIntegrity {
  private static final String CONTEXT = "@context";
  private static final String PROOF = "proof";
  private static final String PROOF_VALUE = "proofValue";

  private DataIntegrity() {}

  /** The credential with a proof. */
  static ObjectNode sign(
      ObjectNode credential, IssuerKey key, String verificationMethod, Instant created) {
    ObjectNode proof = credential.objectNode();
    proof.put("type", "DataIntegrityProof");
    proof.put("created", created.truncatedTo(ChronoUnit.SECONDS).toString());
    proof.put("verificationMethod", verificationMethod);
    proof.put("cryptosuite", "eddsa-rdfc-2022");
    proof.put("proofPurpose", "assertionMethod");
    byte[] signature = key.sign(signedBytes(credential, proof));
    proof.put(PROOF_VALUE, "z" + Base58.encode(signature));
    ObjectNode signed = credential.deepCopy();
    signed.set(PROOF, proof);
    return signed;
  }

  /** Whether the proof was made with the key and nothing has been changed since. */
  static boolean verify(ObjectNode signed, PublicKey key) {
    ObjectNode credential = signed.deepCopy();
    if (!(credential.remove(PROOF) instanceof ObjectNode proof)
        || !(proof.remove(PROOF_VALUE) instanceof JsonNode value)
        || !value.asText().startsWith("z")) {
      return false;
    }
    byte[] signature = Base58.decode(value.asText().substring(1));
    return IssuerKey.verify(key, signedBytes(credential, proof), signature);
  }

  static byte[] documentHash(ObjectNode credential) {
    return hash(credential);
  }

  static byte[] proofHash(ObjectNode credential, ObjectNode proofOptions) {
    ObjectNode options = proofOptions.objectNode();
    options.set(CONTEXT, credential.get(CONTEXT));
    options.setAll(proofOptions);
    return hash(options);
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
    return Sha256.digest().digest(canonical(document).getBytes(StandardCharsets.UTF_8));
  }

  private static String canonical(ObjectNode document) {
    try {
      RdfCanon canon = RdfCanon.create("SHA-256");
      JsonLd.toRdf(JsonDocument.of(new StringReader(document.toString())))
          .options(BundledContexts.strictOptions())
          .provide(canon);
      StringWriter text = new StringWriter();
      canon.provide(new NQuadsWriter(text));
      return text.toString();
    } catch (JsonLdError | RdfConsumerException e) {
      throw new IllegalArgumentException(
          "The credential is no valid JSON-LD: " + e.getMessage(), e);
    }
  }
}
