package org.microendorse.domain.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.microendorse.domain.credential.IssuerDocuments.FoundKey;
import org.microendorse.domain.credential.Verification.Check;
import org.microendorse.domain.credential.Verification.Finding;
import org.microendorse.domain.credential.Verification.IssuerStanding;
import org.microendorse.domain.credential.Verification.Step;
import org.springframework.stereotype.Service;

/**
 * Checks badges, ours and other issuers' (Open Badges 3.0, section 9 "Verification and
 * Validation"). Of what a badge refers to only its issuer's keys and status list are ever fetched,
 * never a JSON-LD context.
 */
@Service
public class BadgeVerifier {
  static final String CHANGED =
      "The badge was changed after it was signed, or signed with another key.";

  private static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context";
  private static final List<String> CREDENTIALS =
      List.of("https://www.w3.org/ns/credentials/v2", "https://www.w3.org/2018/credentials/v1");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US).withZone(ZoneOffset.UTC);

  private final CredentialSigner signer;
  private final IssuerDocuments documents;
  private final KnownIssuers known;
  private final VerificationProperties limits;
  private final Clock clock;

  BadgeVerifier(
      CredentialSigner signer,
      IssuerDocuments documents,
      KnownIssuers known,
      VerificationProperties limits,
      Clock clock) {
    this.signer = signer;
    this.documents = documents;
    this.known = known;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Checks a badge that somebody shows. Never fails because of what is in it; may take as long as
   * other issuers' servers are given.
   *
   * @param document a baked PNG or SVG, JSON or a compact JWS
   */
  public Verification verify(byte[] document) {
    BadgeFile file;
    try {
      file = BadgeFile.read(document, limits);
    } catch (Doubt e) {
      return new Verification(
          List.of(new Step(Check.READABLE, e.finding(), e.getMessage())), null, null);
    }
    if (OpenBadges2.isAssertion(file.credential())) {
      return OpenBadges2.shown(file);
    }
    boolean ours = signer.isOurs(PresentedBadges.idOf(file.credential().get("issuer")));
    PresentedBadge badge = PresentedBadges.of(file, ours);
    List<Step> steps = new ArrayList<>();
    steps.add(step(Check.READABLE, () -> "The file is whole, and there is one badge in it."));
    steps.add(step(Check.OPEN_BADGE, () -> isOpenBadge(file.credential())));
    steps.addAll(signedByIssuer(file, badge));
    steps.add(step(Check.PERIOD, () -> isValidNow(file.credential())));
    steps.add(step(Check.REVOCATION, () -> isNotRevoked(file.credential(), badge)));
    return new Verification(steps, badge, standing(steps, badge));
  }

  /** Null unless the issuer's signature holds. */
  private IssuerStanding standing(List<Step> steps, PresentedBadge badge) {
    boolean signed =
        steps.stream()
            .filter(step -> step.check() == Check.ISSUER || step.check() == Check.SIGNATURE)
            .allMatch(step -> step.finding() == Finding.HOLDS);
    if (!signed) {
      return null;
    }
    if (badge.ours()) {
      return IssuerStanding.OURS;
    }
    if (known.isKnown(badge.issuerId())) {
      return IssuerStanding.KNOWN;
    }
    return badge.issuerId().startsWith("did:key:") || badge.issuerId().startsWith("did:jwk:")
        ? IssuerStanding.SELF_NAMED
        : IssuerStanding.PROVEN;
  }

  private static Step step(Check check, Supplier<String> whatHolds) {
    try {
      return new Step(check, Finding.HOLDS, whatHolds.get());
    } catch (Doubt e) {
      return new Step(check, e.finding(), e.getMessage());
    }
  }

  /**
   * What is required of an AchievementCredential (Open Badges 3.0, appendix B) and the objects in
   * it.
   */
  private static String isOpenBadge(ObjectNode credential) {
    CredentialKind kind = CredentialKind.of(credential);
    if (kind == CredentialKind.NO_CREDENTIAL) {
      throw Doubt.doesNotHold("This is %s.".formatted(kind.words()));
    }
    if (kind != CredentialKind.OPEN_BADGE) {
      throw Doubt.couldNotCheck(
          "This is %s. Only Open Badges 3.0 are checked in full.".formatted(kind.words()));
    }
    List<String> types = PresentedBadges.texts(credential.get("type"));
    List<String> missing = missing(credential, types);
    if (!missing.isEmpty()) {
      throw Doubt.doesNotHold(
          "Something that every Open Badge 3.0 has is missing or not as it should be: "
              + String.join(", ", missing)
              + ".");
    }
    return "It is an Open Badge 3.0 with everything such a badge has to have.";
  }

  private static List<String> missing(ObjectNode credential, List<String> types) {
    JsonNode subject = PresentedBadges.first(credential.path("credentialSubject"));
    JsonNode achievement = PresentedBadges.first(subject.path("achievement"));
    JsonNode criteria = achievement.path("criteria");
    List<String> contexts = PresentedBadges.texts(credential.get("@context"));
    List<String> missing = new ArrayList<>();
    require(missing, "@context", contexts.size() > 1 && CREDENTIALS.contains(contexts.get(0)));
    require(missing, "@context", contexts.size() > 1 && contexts.get(1).startsWith(OPEN_BADGES));
    require(missing, "type", types.contains("VerifiableCredential"));
    require(missing, "id", credential.path("id").isTextual());
    require(missing, "issuer", PresentedBadges.idOf(credential.get("issuer")) != null);
    require(missing, "validFrom", PresentedBadges.validFrom(credential) != null);
    require(missing, "credentialSubject", hasType(subject, "AchievementSubject"));
    require(missing, "credentialSubject", subject.has("id") || subject.has("identifier"));
    require(missing, "achievement", hasType(achievement, "Achievement"));
    for (String field : List.of("id", "name", "description")) {
      require(missing, "achievement." + field, achievement.path(field).isTextual());
    }
    require(missing, "achievement.criteria", criteria.has("id") || criteria.has("narrative"));
    return missing.stream().distinct().toList();
  }

  private static boolean hasType(JsonNode node, String type) {
    return PresentedBadges.texts(node.path("type")).contains(type);
  }

  private static void require(List<String> missing, String what, boolean there) {
    if (!there) {
      missing.add(what);
    }
  }

  /** Whose key it is and whether it signed this are two questions with one look-up. */
  private List<Step> signedByIssuer(BadgeFile file, PresentedBadge badge) {
    try {
      String keyId = file.jws() == null ? keyId(file.credential()) : file.jws().keyId();
      FoundKey key = documents.find(keyId, badge.issuerId());
      return List.of(
          step(Check.ISSUER, () -> isIssuers(key, keyId, badge)),
          step(Check.SIGNATURE, () -> isSignedWith(key, file)));
    } catch (Doubt e) {
      return List.of(
          new Step(
              Check.ISSUER,
              Finding.COULD_NOT_CHECK,
              "Without a signature that can be checked nobody can tell who issued it."),
          new Step(Check.SIGNATURE, e.finding(), e.getMessage()));
    }
  }

  private static ObjectNode proof(ObjectNode credential) {
    if (!(PresentedBadges.first(credential.path("proof")) instanceof ObjectNode proof)) {
      throw Doubt.doesNotHold("The badge is not signed: anybody can have written it.");
    }
    if (credential.get("proof").size() > 1 && credential.get("proof").isArray()) {
      throw Doubt.couldNotCheck("The badge is signed several times, which is not known here.");
    }
    if (!DataIntegrity.CRYPTOSUITE.equals(proof.path("cryptosuite").asText())
        || !"DataIntegrityProof".equals(proof.path("type").asText())) {
      throw Doubt.couldNotCheck(
          "The badge is signed in a way that is not known here (%s)."
              .formatted(proof.path("cryptosuite").asText(proof.path("type").asText("?"))));
    }
    return proof;
  }

  private static String keyId(ObjectNode credential) {
    String keyId = PresentedBadges.idOf(proof(credential).get("verificationMethod"));
    if (keyId == null) {
      throw Doubt.doesNotHold("The badge does not say with which key it was signed.");
    }
    return keyId;
  }

  private static String isIssuers(FoundKey key, String keyId, PresentedBadge badge) {
    if (key.controller() == null && sameHost(keyId, badge.issuerId())) {
      return foundAt(badge);
    }
    if (key.controller() == null) {
      throw Doubt.couldNotCheck(
          "The key is published at %s, which does not say that it is the issuer's."
              .formatted(keyId));
    }
    if (!key.controller().equals(badge.issuerId())) {
      throw Doubt.doesNotHold(
          "It was signed by somebody else than the issuer whom it names: by "
              + key.controller()
              + ".");
    }
    return foundAt(badge);
  }

  private static boolean sameHost(String keyId, String issuerId) {
    if (issuerId == null) {
      return false;
    }
    try {
      URI issuer =
          issuerId.startsWith("did:web:")
              ? IssuerDocuments.addressOfDidWeb(issuerId)
              : URI.create(issuerId);
      String host = URI.create(keyId).getAuthority();
      return host != null && host.equals(issuer.getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String foundAt(PresentedBadge badge) {
    if (badge.ours()) {
      return "We issued it.";
    }
    return "%s issued it (%s). Make sure that this is who you think it is: anybody can take a name."
        .formatted(
            badge.issuerName() == null ? "Another issuer" : badge.issuerName(), badge.issuerId());
  }

  private String isSignedWith(FoundKey key, BadgeFile file) {
    if (file.jws() != null) {
      file.jws().verify(key.key());
    } else {
      isProven(file.credential(), key);
    }
    return "Nothing was changed since it was signed.";
  }

  /** W3C "Data Integrity", section 4.4 "Verify Proof". */
  private void isProven(ObjectNode credential, FoundKey key) {
    ObjectNode proof = proof(credential);
    if (!"assertionMethod".equals(proof.path("proofPurpose").asText())) {
      throw Doubt.doesNotHold("The signature was made for another purpose than issuing a badge.");
    }
    if (proof.has("expires") && !moment(proof.path("expires").asText()).isAfter(clock.instant())) {
      throw Doubt.doesNotHold("The signature is no longer valid.");
    }
    try {
      if (!DataIntegrity.verify(credential, proof, key.key())) {
        throw Doubt.doesNotHold(CHANGED);
      }
    } catch (CanonicalForm.Impossible e) {
      throw e.isFaultOfDocument()
          ? Doubt.doesNotHold(
              "There is something in the badge that no signature covers: " + e.getMessage())
          : Doubt.couldNotCheck(
              "What was signed could not be worked out. "
                  + e.getMessage()
                  + " Nothing is fetched for it.");
    }
  }

  private String isValidNow(ObjectNode credential) {
    String from = PresentedBadges.validFrom(credential);
    String until = PresentedBadges.validUntil(credential);
    if (from != null && moment(from).isAfter(clock.instant())) {
      throw Doubt.doesNotHold("It is not valid before %s.".formatted(DAY.format(moment(from))));
    }
    if (until == null) {
      return "It does not expire.";
    }
    if (!moment(until).isAfter(clock.instant())) {
      throw Doubt.doesNotHold("It expired on %s.".formatted(DAY.format(moment(until))));
    }
    return "It is valid until %s.".formatted(DAY.format(moment(until)));
  }

  private static Instant moment(String text) {
    try {
      return PresentedBadges.instant(text);
    } catch (DateTimeException e) {
      throw Doubt.doesNotHold("'%s' in it is no date.".formatted(text));
    }
  }

  private String isNotRevoked(ObjectNode credential, PresentedBadge badge) {
    JsonNode status = PresentedBadges.first(credential.path("credentialStatus"));
    if (status.isMissingNode()) {
      return "Its issuer has no list of badges that were taken back.";
    }
    if (!"BitstringStatusListEntry".equals(status.path("type").asText())
        || !"revocation".equals(status.path("statusPurpose").asText())) {
      throw Doubt.couldNotCheck(
          "Whether it was taken back cannot be told: its issuer keeps the list in a way that is not"
              + " known here.");
    }
    if (isSet(status, badge)) {
      throw Doubt.doesNotHold("Its issuer has taken it back.");
    }
    return "Its issuer has not taken it back.";
  }

  private boolean isSet(JsonNode status, PresentedBadge badge) {
    try {
      URI address = URI.create(status.path("statusListCredential").asText());
      int index = Integer.parseInt(status.path("statusListIndex").asText());
      return BitstringStatusList.isSet(bits(documents.json(address), badge.issuerId()), index);
    } catch (IllegalArgumentException e) {
      throw Doubt.couldNotCheck(
          "Whether it was taken back cannot be told: the issuer's list does not fit the badge.");
    }
  }

  /** W3C "Bitstring Status List", section 3.2 "Validate Algorithm". */
  private String bits(ObjectNode list, String issuer) {
    JsonNode subject = list.path("credentialSubject");
    if (!hasType(list, "BitstringStatusListCredential")
        || !"revocation".equals(subject.path("statusPurpose").asText())
        || issuer == null
        || !issuer.equals(PresentedBadges.idOf(list.get("issuer")))) {
      throw new IllegalArgumentException("This is no list of that issuer's.");
    }
    try {
      FoundKey key = documents.find(keyId(list), issuer);
      if (!issuer.equals(key.controller())) {
        throw new IllegalArgumentException("The list was signed by somebody else.");
      }
      isProven(list, key);
      isValidNow(list);
    } catch (Doubt e) {
      throw Doubt.couldNotCheck(
          "Whether it was taken back cannot be told: the issuer's list cannot be trusted. "
              + e.getMessage());
    }
    return subject.path("encodedList").asText();
  }
}
