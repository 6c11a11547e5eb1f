package org.microendorse.app.record;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.web.Pdf;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.record.Credit;
import org.microendorse.domain.record.RecordProperties;
import org.microendorse.domain.record.RecordProperties.Fact;
import org.microendorse.domain.record.RecordProperties.Field;
import org.microendorse.domain.review.TieOverrides;
import org.microendorse.domain.review.TieOverrides.Allowed;
import org.springframework.stereotype.Component;

/** The record that an educator keeps (ISBE 77-21B): which lines it has is a setting. */
@Component
class EvidenceOfCompletion {
  private final Pdf pdf;
  private final Wording wording;
  private final RecordProperties properties;
  private final BadgeService badges;
  private final SubmissionService submissions;
  private final TieOverrides overrides;

  EvidenceOfCompletion(
      Pdf pdf,
      Wording wording,
      RecordProperties properties,
      BadgeService badges,
      SubmissionService submissions,
      TieOverrides overrides) {
    this.pdf = pdf;
    this.wording = wording;
    this.properties = properties;
    this.badges = badges;
    this.submissions = submissions;
    this.overrides = overrides;
  }

  /** A line of the record. */
  record Line(String label, String value) {}

  byte[] draw(Credit credit) {
    return pdf.drawRecord(
        "evidence-of-completion-pdf",
        () -> Map.of("title", credit.microCredentialTitle(), "lines", lines(credit)),
        credit.awarded().at());
  }

  /** Lines without a value are left out, except for a missing educator number. */
  List<Line> lines(Credit credit) {
    return properties.evidenceOfCompletion().stream()
        .filter(field -> field.fact() == Fact.IEIN || !value(field.fact(), credit).isBlank())
        .map(field -> line(field, credit))
        .toList();
  }

  private Line line(Field field, Credit credit) {
    String value = value(field.fact(), credit);
    return new Line(field.label(), value.isBlank() ? "Not given" : value);
  }

  private String value(Fact fact, Credit credit) {
    @Nullable String value =
        switch (fact) {
          case TITLE -> credit.microCredentialTitle();
          case BEGUN_ON -> wording.date(credit.begunOn());
          case COMPLETED_ON -> wording.date(credit.completedOn());
          case LOCATION -> properties.location();
          case NATURE -> properties.nature();
          case HOURS -> Hours.of(credit.awarded().hours());
          case KIND -> credit.awarded().kind().words();
          case ACADEMY_NUMBER -> credit.academyNumber();
          case RECIPIENT -> credit.awarded().recipient();
          case IEIN -> credit.iein();
          case PROVIDER -> properties.provider().name();
          case RCDT -> properties.provider().rcdt();
          case PHONE -> properties.provider().phone();
          case ALLOWED_TIE -> allowedTie(credit);
          case SIGNED_BY -> properties.provider().signedBy();
          case ISSUED_ON -> wording.date(credit.awarded().at());
        };
    return Objects.requireNonNullElse(value, "");
  }

  private String allowedTie(Credit credit) {
    return badges.find(credit.badgeId()).map(Badge::enrollmentId).stream()
        .flatMap(enrollment -> submissions.submissionsOf(enrollment).stream())
        .filter(submission -> submission.outcome() == Outcome.DEMONSTRATED)
        .flatMap(submission -> overrides.thatCounted(submission.id()).stream())
        .map(Allowed::sentence)
        .collect(Collectors.joining(" "));
  }
}
