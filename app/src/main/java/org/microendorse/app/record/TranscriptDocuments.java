package org.microendorse.app.record;

import static org.microendorse.domain.language.Messages.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.web.Pdf;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.credential.CredentialSigner;
import org.microendorse.domain.record.Credit;
import org.microendorse.domain.record.CreditKind;
import org.microendorse.domain.record.InService;
import org.microendorse.domain.record.RecordProperties;
import org.microendorse.domain.record.Transcript;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Transcripts: as pages show them, as PDF, and modeled on CLR 2.0. */
@Component
class TranscriptDocuments {
  private static final List<String> CONTEXTS =
      List.of(
          "https://www.w3.org/ns/credentials/v2",
          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");

  /** Additional terms of a transcript. The context of CLR 2.0 is not available offline. */
  private static final String TERMS =
      """
      {
        "ClrCredential": "https://purl.imsglobal.org/spec/vc/clr/vocab.html#ClrCredential",
        "ClrSubject": "https://purl.imsglobal.org/spec/vc/clr/vocab.html#ClrSubject",
        "verifiableCredential": {
          "@id": "https://www.w3.org/2018/credentials#verifiableCredential",
          "@type": "@id",
          "@container": "@graph",
          "@context": null
        },
        "hoursEarned": {
          "@id": "https://microendorse.org/terms#hoursEarned",
          "@context": {
            "@vocab": "https://microendorse.org/terms#",
            "badge": {"@type": "@id"},
            "hours": {"@type": "http://www.w3.org/2001/XMLSchema#decimal"},
            "inServiceHours": {"@type": "http://www.w3.org/2001/XMLSchema#decimal"},
            "completedOn": {"@type": "http://www.w3.org/2001/XMLSchema#date"}
          }
        }
      }
      """;

  private final Pdf pdf;
  private final Wording wording;
  private final EndorseProperties endorse;
  private final RecordProperties properties;
  private final CredentialSigner signer;
  private final ObjectMapper json;

  TranscriptDocuments(
      Pdf pdf,
      Wording wording,
      EndorseProperties endorse,
      RecordProperties properties,
      CredentialSigner signer,
      ObjectMapper json) {
    this.pdf = pdf;
    this.wording = wording;
    this.endorse = endorse;
    this.properties = properties;
    this.signer = signer;
    this.json = json;
  }

  /**
   * A badge in a transcript.
   *
   * @param link to its public page, where anyone can verify it
   * @param open whether the educator still has to choose
   * @param credit in words
   * @param inService in words; null if no district was asked
   */
  record Line(
      UUID badgeId,
      @Nullable UUID creditId,
      String kind,
      String title,
      String earnedOn,
      String link,
      boolean awarded,
      boolean open,
      String credit,
      @Nullable String inService) {}

  /** The whole transcript, with its totals. */
  record View(
      String holder,
      String provider,
      List<Line> lines,
      String pdHours,
      String academyHours,
      String inServiceHours,
      @Nullable String asOf) {}

  View view(Transcript transcript) {
    return new View(
        transcript.holder().displayName(),
        properties.provider().name(),
        transcript.entries().stream().map(this::line).toList(),
        Hours.of(transcript.hours(CreditKind.PD_HOURS)),
        Hours.of(transcript.hours(CreditKind.ACADEMY)),
        Hours.of(transcript.inServiceHours()),
        transcript.entries().isEmpty() ? null : wording.date(transcript.changedAt()));
  }

  byte[] pdf(Transcript transcript) {
    return pdf.drawRecord(
        "transcript-pdf", () -> Map.of("transcript", view(transcript)), transcript.changedAt());
  }

  /** The signed badges as they were issued, and their credit, signed as a whole. */
  byte[] json(Transcript transcript) {
    return json(transcript, "urn:uuid:" + idOf(transcript));
  }

  /** The same with the address of the current version, as long as its link works. */
  byte[] sharedJson(Transcript transcript, String token) {
    return json(transcript, endorse.link("/transcripts/" + token + "/transcript.json").toString());
  }

  private byte[] json(Transcript transcript, String id) {
    ObjectNode clr = json.createObjectNode();
    ArrayNode contexts = clr.putArray("@context");
    CONTEXTS.forEach(contexts::add);
    contexts.add(read(TERMS));
    clr.put("id", id);
    clr.putArray("type").add("VerifiableCredential").add("ClrCredential");
    clr.put("name", "Transcript");
    clr.putObject("issuer")
        .put("id", signer.issuerId())
        .put("name", properties.provider().name())
        .putArray("type")
        .add("Profile");
    clr.put("validFrom", transcript.changedAt().toString());
    ObjectNode subject = clr.putObject("credentialSubject");
    subject.putArray("type").add("ClrSubject");
    ArrayNode badges = subject.putArray("verifiableCredential");
    ArrayNode hours = subject.putArray("hoursEarned");
    for (Transcript.Entry entry : transcript.entries()) {
      if (entry.isTakenBack()) {
        continue;
      }
      badges.add(read(entry.badge().credential()));
      if (entry.credit() != null && entry.credit().isAwarded()) {
        hours.add(hours(entry, entry.credit()));
      }
    }
    return signer.sign(clr).toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode hours(Transcript.Entry entry, Credit credit) {
    ObjectNode hours =
        json.createObjectNode()
            .put("badge", endorse.link("/badges/" + credit.badgeId() + ".json").toString())
            .put("kind", credit.awarded().kind().code())
            .put("hours", Hours.of(credit.awarded().hours()))
            .put("completedOn", credit.completedOn().toString());
    if (credit.academyNumber() != null) {
      hours.put("academyNumber", credit.academyNumber());
    }
    if (entry.inService() != null && entry.inService().isConfirmed()) {
      hours.put("inServiceHours", Hours.of(entry.inService().hours()));
    }
    return hours;
  }

  /** An id that is the same for the same content. */
  private static UUID idOf(Transcript transcript) {
    String content = transcript.holder().id() + "/" + transcript.changedAt();
    return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
  }

  private Line line(Transcript.Entry entry) {
    Credit credit = entry.credit();
    return new Line(
        entry.badge().id(),
        credit == null ? null : credit.id(),
        message(
            "badge.kind."
                + (entry.badge().isOfEndorsement() ? "MICRO_ENDORSEMENT" : "MICRO_CREDENTIAL")),
        entry.title(),
        wording.date(entry.badge().issuedAt()),
        endorse.link("/badges/" + entry.badge().id()).toString(),
        credit != null && credit.isAwarded() && !entry.isTakenBack(),
        credit != null && !credit.isAwarded() && !entry.isTakenBack(),
        given(entry),
        entry.inService() == null || entry.isTakenBack() ? null : words(entry.inService()));
  }

  private String given(Transcript.Entry entry) {
    Instant revokedAt = entry.badge().revokedAt();
    if (revokedAt != null) {
      return message("badge.revoked", wording.date(revokedAt));
    }
    return entry.badge().isOfEndorsement()
        ? message("records.credit.endorsement")
        : words(entry.credit());
  }

  private static String words(@Nullable Credit credit) {
    if (credit == null || !credit.isAwarded()) {
      return message("records.credit.open");
    }
    String hours = Hours.of(credit.awarded().hours());
    return credit.awarded().kind() == CreditKind.PD_HOURS
        ? message("records.credit.pdHours", hours)
        : message("records.credit.academy", credit.academyNumber(), hours);
  }

  private static String words(InService inService) {
    String answer =
        inService.isAnswered() ? inService.isConfirmed() ? "confirmed" : "refused" : "open";
    return message(
        "records.inService." + answer, Hours.of(inService.hours()), inService.district().name());
  }
}
