package org.microendorse.domain.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.credential.OurRecords.Issued;
import org.microendorse.domain.credential.Verification.Check;
import org.microendorse.domain.credential.Verification.Finding;
import org.microendorse.domain.credential.Verification.IssuerStanding;
import org.microendorse.domain.credential.Verification.Step;
import org.microendorse.domain.language.Message;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks badges, ours and other issuers' (Open Badges 3.0, section 9 "Verification and
 * Validation"). Everything that is judged or shown is read from the signed statement. Only the
 * issuer's keys and status lists are ever fetched, never a JSON-LD context.
 */
@Service
public class BadgeVerifier {
  private static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context";
  private static final List<String> CREDENTIALS =
      List.of("https://www.w3.org/ns/credentials/v2", "https://www.w3.org/2018/credentials/v1");

  private final CredentialSigner signer;
  private final SignatureCheck signatures;
  private final StatusCheck statuses;
  private final Period period;
  private final OurRecords records;
  private final KnownIssuers known;
  private final VerificationProperties limits;
  private final Semaphore turns;

  BadgeVerifier(
      CredentialSigner signer,
      SignatureCheck signatures,
      StatusCheck statuses,
      Period period,
      OurRecords records,
      KnownIssuers known,
      VerificationProperties limits) {
    this.signer = signer;
    this.signatures = signatures;
    this.statuses = statuses;
    this.period = period;
    this.records = records;
    this.known = known;
    this.limits = limits;
    this.turns = new Semaphore(limits.atOnce(), true);
  }

  /**
   * Checks a badge that a person presents. Never fails because of its content.
   *
   * @param document a baked PNG or SVG, JSON or a compact JWS
   * @throws VerificationBusy if too many badges are being checked right now
   */
  public Verification verify(byte[] document) {
    takeTurn();
    try {
      return Deadline.within(limits, () -> check(document));
    } finally {
      turns.release();
    }
  }

  private void takeTurn() {
    try {
      if (turns.tryAcquire(limits.queue().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new VerificationBusy(limits.queue());
  }

  private Verification check(byte[] document) {
    BadgeFile file;
    try {
      file = BadgeFile.read(document, limits);
    } catch (Doubt e) {
      return new Verification(List.of(new Step(Check.READABLE, e)), null, null);
    }
    if (OpenBadges2.isAssertion(file.credential())) {
      return OpenBadges2.shown(file);
    }
    Step readable = Step.of(Check.READABLE, Finding.HOLDS, "credential.readable");
    SignedCredential credential;
    try {
      credential = SignedCredential.of(file);
    } catch (CanonicalForm.Impossible e) {
      return withoutStatement(readable, file, e.asDoubt());
    } catch (Doubt e) {
      return withoutStatement(readable, file, e);
    }
    return check(readable, credential);
  }

  /**
   * The result if it is not known what was signed: nothing else about the badge is known, either.
   */
  private Verification withoutStatement(Step readable, BadgeFile file, Doubt why) {
    boolean signed = file.jwt() != null || file.credential().has("proof");
    List<Step> steps = new ArrayList<>();
    steps.add(readable);
    steps.add(step(Check.OPEN_BADGE, () -> isOfKnownKind(file.credential())));
    steps.add(open(Check.ISSUER, "credential.unknown.issuer"));
    steps.add(
        signed || why.finding() == Finding.DOES_NOT_HOLD
            ? new Step(Check.SIGNATURE, why)
            : open(Check.SIGNATURE, "credential.unknown.signature"));
    steps.add(open(Check.PERIOD, "credential.unknown.period"));
    steps.add(open(Check.REVOCATION, "credential.unknown.revocation"));
    return new Verification(
        steps, PresentedBadges.of(file, PresentedBadges.plain(file.credential()), false), null);
  }

  private static Step open(Check check, String why) {
    return Step.of(check, Finding.COULD_NOT_CHECK, why);
  }

  private static Message isOfKnownKind(ObjectNode credential) {
    CredentialKind kind = CredentialKind.of(credential);
    if (kind == CredentialKind.NO_CREDENTIAL) {
      throw Doubt.doesNotHold("credential.kind." + kind);
    }
    throw Doubt.couldNotCheck("credential.kind." + kind);
  }

  private Verification check(Step readable, SignedCredential credential) {
    ObjectNode statement = credential.statement();
    boolean ours = signer.claimsToBeUs(credential.issuer());
    PresentedBadge badge = PresentedBadges.of(credential.file(), statement, ours);
    Optional<Issued> record = ours ? records.find(badge.id()) : Optional.empty();
    List<Step> steps = new ArrayList<>();
    steps.add(readable);
    steps.add(step(Check.OPEN_BADGE, () -> isOpenBadge(credential, ours)));
    steps.addAll(signedByIssuer(credential, badge, record));
    steps.add(step(Check.PERIOD, () -> period.isNow(statement)));
    steps.add(step(Check.REVOCATION, () -> isNotTakenBack(credential, ours, record)));
    return new Verification(steps, badge, standing(steps, badge));
  }

  /** Null unless the issuer's signature is valid. */
  private @Nullable IssuerStanding standing(List<Step> steps, PresentedBadge badge) {
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
    String issuer = Objects.requireNonNull(badge.issuerId(), "its signature holds");
    if (known.isKnown(issuer)) {
      return IssuerStanding.KNOWN;
    }
    return issuer.startsWith(IssuerDocuments.DID_KEY) || issuer.startsWith(IssuerDocuments.DID_JWK)
        ? IssuerStanding.SELF_NAMED
        : IssuerStanding.PROVEN;
  }

  private static Step step(Check check, Supplier<Message> whatHolds) {
    try {
      return new Step(check, Finding.HOLDS, List.of(whatHolds.get()));
    } catch (Doubt e) {
      return new Step(check, e);
    }
  }

  private Message isOpenBadge(SignedCredential credential, boolean ours) {
    ObjectNode statement = credential.statement();
    if (ours && isTranscript(statement)) {
      return Message.of("credential.transcript.ours", badgesIn(statement).size());
    }
    if (CredentialKind.of(statement) != CredentialKind.OPEN_BADGE) {
      return isOfKnownKind(statement);
    }
    List<String> contexts = PresentedBadges.texts(credential.unsecured().path("@context"));
    if (CREDENTIALS.stream().noneMatch(contexts::contains)
        || contexts.stream().noneMatch(context -> context.startsWith(OPEN_BADGES))) {
      throw Doubt.doesNotHold("credential.model.context");
    }
    List<Message> violations = OpenBadgeModel.violations(statement);
    if (!violations.isEmpty()) {
      throw new Doubt(
          Finding.DOES_NOT_HOLD,
          Stream.concat(Stream.of(Message.of("credential.model.wrong")), violations.stream())
              .toList());
    }
    if (!OpenBadgeModel.namesRecipient(statement)) {
      throw Doubt.couldNotCheck("credential.model.noRecipient");
    }
    return Message.of("credential.model.complete");
  }

  private static List<ObjectNode> badgesIn(ObjectNode transcript) {
    JsonNode inside =
        PresentedBadges.first(transcript.path("credentialSubject")).path("verifiableCredential");
    List<ObjectNode> badges = new ArrayList<>();
    for (JsonNode badge : inside.isArray() ? inside : List.of(inside)) {
      if (badge instanceof ObjectNode object) {
        badges.add(object.deepCopy().without(List.of("proof")));
      }
    }
    return badges;
  }

  /** Answers together who signed it and whether the signature is valid. */
  private List<Step> signedByIssuer(
      SignedCredential credential, PresentedBadge badge, Optional<Issued> record) {
    List<Doubt> unchecked;
    try {
      unchecked = signatures.isSigned(credential);
    } catch (Doubt e) {
      return List.of(
          e.finding() == Finding.DOES_NOT_HOLD
              ? Step.of(Check.ISSUER, Finding.DOES_NOT_HOLD, "credential.issuer.notSigned")
              : open(Check.ISSUER, "credential.issuer.unknown"),
          new Step(Check.SIGNATURE, e));
    }
    return List.of(
        step(Check.ISSUER, () -> isFrom(credential, badge, record)),
        new Step(Check.SIGNATURE, Finding.HOLDS, unchanged(unchecked)));
  }

  private static List<Message> unchanged(List<Doubt> unchecked) {
    List<Message> sentences = new ArrayList<>();
    sentences.add(Message.of("credential.signature.unchanged"));
    if (!unchecked.isEmpty()) {
      sentences.add(Message.of("credential.signature.another"));
      sentences.addAll(unchecked.getFirst().sentences());
    }
    return sentences;
  }

  private Message isFrom(
      SignedCredential credential, PresentedBadge badge, Optional<Issued> record) {
    if (!badge.ours()) {
      return Message.of("credential.issuer.signed", badge.issuerId());
    }
    boolean inRecords =
        isTranscript(credential.statement())
            ? badgesIn(credential.statement()).stream().allMatch(it -> ours(it).isPresent())
            : record.isPresent() && isSame(record.get(), credential);
    if (!inRecords) {
      throw Doubt.doesNotHold("credential.issuer.notInRecords");
    }
    return Message.of("credential.issuer.ours");
  }

  private static boolean isTranscript(ObjectNode statement) {
    return CredentialKind.of(statement) == CredentialKind.TRANSCRIPT;
  }

  private static boolean isSame(Issued record, SignedCredential credential) {
    return CanonicalForm.of(record.credential()).equals(CanonicalForm.of(credential.quads()));
  }

  /** Our record of a badge in a transcript, if it says the same. */
  private Optional<Issued> ours(ObjectNode badge) {
    return records
        .find(PresentedBadges.text(badge.path("id")))
        .filter(
            record -> Statement.of(CanonicalForm.statements(record.credential())).equals(badge));
  }

  private Message isNotTakenBack(
      SignedCredential credential, boolean ours, Optional<Issued> record) {
    if (ours && isTranscript(credential.statement())) {
      long taken =
          badgesIn(credential.statement()).stream()
              .filter(badge -> ours(badge).map(Issued::takenBack).orElse(false))
              .count();
      if (taken > 0) {
        throw Doubt.doesNotHold("credential.transcript.revoked", Math.toIntExact(taken));
      }
      return Message.of("credential.transcript.inForce");
    }
    if (record.map(Issued::takenBack).orElse(false)) {
      throw Doubt.doesNotHold("credential.status.revocation");
    }
    return statuses.isInForce(credential);
  }
}
