package org.microendorse.domain.credential;

import java.security.PublicKey;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.credential.Verification.Finding;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks that a credential was signed by the issuer it names: by a JWT (RFC 7519), or by each of
 * its Data Integrity proofs (W3C "Data Integrity", section 4.4 "Verify Proof").
 */
@Component
class SignatureCheck {
  static final String CHANGED = "credential.signature.changed";

  private static final String ANYONE = "credential.signature.none";

  /** The supported cryptosuites, each with the kinds of keys it uses. */
  private static final Map<String, Predicate<PublicKey>> SUITES =
      Map.of(
          DataIntegrity.CRYPTOSUITE,
          Keys::isEd25519,
          "ecdsa-rdfc-2019",
          Keys::isP256,
          "Ed25519Signature2020",
          Keys::isEd25519);

  private final IssuerKeyFinder keys;
  private final Clock clock;

  SignatureCheck(IssuerKeyFinder keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Passes if the issuer signed it and nothing contradicts that.
   *
   * @return why further signatures on it could not be checked; usually empty
   * @throws Doubt otherwise
   */
  List<Doubt> isSigned(SignedCredential credential) {
    String issuer = credential.issuer();
    if (issuer == null) {
      throw Doubt.doesNotHold("credential.signature.noIssuer");
    }
    if (credential.file().jwt() == null) {
      return hasProofs(credential, issuer);
    }
    isJwtOf(credential, credential.file().jwt(), issuer);
    return List.of();
  }

  private void isJwtOf(SignedCredential credential, Jwt jwt, String issuer) {
    jwt.hasKnownAlgorithm();
    PublicKey key = keyOf(jwt, issuer);
    if (!jwt.fits(key)) {
      throw Doubt.doesNotHold("credential.signature.otherKind");
    }
    if (!jwt.isSignedWith(key)) {
      throw Doubt.doesNotHold(CHANGED);
    }
    jwt.agreesWith(credential.statement(), clock.instant());
  }

  private PublicKey keyOf(Jwt jwt, String issuer) {
    String id = jwt.header().getKeyID();
    if (id != null) {
      return keys.find(issuer, id, jwt.signedAt());
    }
    if (jwt.header().getJWK() == null) {
      throw Doubt.doesNotHold("credential.signature.noKey");
    }
    try {
      return keys.find(issuer, Keys.ofJwk(jwt.header().getJWK()), jwt.signedAt());
    } catch (IllegalArgumentException e) {
      throw Doubt.couldNotCheck("credential.key.unusable", Unusable.why(e));
    }
  }

  /** Checks several proofs: none may be wrong, and at least one must be right. */
  private List<Doubt> hasProofs(SignedCredential credential, String issuer) {
    JsonNode proofs = credential.file().credential().path("proof");
    List<Doubt> open = new ArrayList<>();
    int right = 0;
    byte[] hash = null;
    for (JsonNode proof : proofs.isArray() ? proofs : List.of(proofs)) {
      if (!(proof instanceof ObjectNode object)) {
        throw Doubt.doesNotHold(ANYONE);
      }
      try {
        Made made = made(credential.unsecured(), object);
        PublicKey key = key(made, issuer);
        hash = hash == null ? DataIntegrity.hash(CanonicalForm.of(credential.quads())) : hash;
        if (!DataIntegrity.verify(credential.unsecured(), hash, object, key)) {
          throw Doubt.doesNotHold(CHANGED);
        }
        right++;
      } catch (CanonicalForm.Impossible e) {
        add(open, e.asDoubt());
      } catch (Doubt e) {
        add(open, e);
      }
    }
    if (right == 0) {
      throw open.isEmpty() ? Doubt.doesNotHold(ANYONE) : open.getFirst();
    }
    return open;
  }

  private static void add(List<Doubt> open, Doubt doubt) {
    if (doubt.finding() == Finding.DOES_NOT_HOLD) {
      throw doubt;
    }
    open.add(doubt);
  }

  /**
   * The content of a proof, read from its signed part.
   *
   * @param suite how it was made
   * @param created null if there is none, or it is not a date
   */
  private record Made(String suite, String keyId, @Nullable Instant created) {}

  private Made made(ObjectNode credential, ObjectNode proof) {
    isKnown(suite(proof));
    JsonNode context = proof.path("@context");
    if (!context.isMissingNode() && !context.equals(credential.path("@context"))) {
      throw Doubt.couldNotCheck("credential.signature.ownWords");
    }
    ObjectNode options = DataIntegrity.optionsDocument(credential, DataIntegrity.options(proof));
    ObjectNode said = Statement.of(CanonicalForm.statements(options));
    String suite = isKnown(suite(said));
    if (said.has("previousProof")) {
      throw Doubt.couldNotCheck("credential.signature.depends");
    }
    if (!said.path("proofPurpose")
        .asString("")
        .matches("(https://w3id.org/security#)?assertionMethod")) {
      throw Doubt.doesNotHold("credential.signature.otherPurpose");
    }
    if (said.has("expires") && !isLater(said.get("expires"))) {
      throw Doubt.doesNotHold("credential.signature.ended");
    }
    String keyId = PresentedBadges.idOf(said.get("verificationMethod"));
    if (keyId == null) {
      throw Doubt.doesNotHold("credential.signature.noKey");
    }
    return new Made(suite, keyId, momentOrNull(said.path("created")));
  }

  /** A proof names its cryptosuite, an older one has a type of its own. */
  private static String suite(ObjectNode proof) {
    String type = proof.path("type").asString("");
    return type.equals("DataIntegrityProof") ? proof.path("cryptosuite").asString("") : type;
  }

  private static String isKnown(String suite) {
    if (!suite.isEmpty() && !SUITES.containsKey(suite)) {
      throw Doubt.couldNotCheck(
          "credential.signature.otherWay.named",
          suite.length() > 60 ? suite.substring(0, 60) + "…" : suite);
    }
    return suite;
  }

  private PublicKey key(Made made, String issuer) {
    PublicKey key = keys.find(issuer, made.keyId(), made.created());
    if (!SUITES.getOrDefault(made.suite(), any -> false).test(key)) {
      throw Doubt.doesNotHold("credential.signature.otherKind");
    }
    return key;
  }

  private boolean isLater(JsonNode moment) {
    Instant end = momentOrNull(moment);
    return end != null && end.isAfter(clock.instant());
  }

  private static @Nullable Instant momentOrNull(JsonNode moment) {
    try {
      return PresentedBadges.instant(moment.asString(""));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
