package org.microendorse.app.enrollment;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.language.Language;
import org.springframework.stereotype.Component;

/** Paths as lists show them. */
@Component
public class EnrollmentCards {
  private final EnrollmentService enrollments;
  private final PathProgress progress;
  private final SubmissionService submissions;
  private final BadgeService badges;
  private final Wording wording;

  EnrollmentCards(
      EnrollmentService enrollments,
      PathProgress progress,
      SubmissionService submissions,
      BadgeService badges,
      Wording wording) {
    this.enrollments = enrollments;
    this.progress = progress;
    this.submissions = submissions;
    this.badges = badges;
    this.wording = wording;
  }

  /**
   * A path in a list.
   *
   * @param titleLang the language of the title; null if it is the page's
   * @param changes how many changes its submission needs before it can be reviewed
   * @param revokedOn when its badge was revoked; null if it was not
   */
  public record Card(
      UUID id,
      String microCredentialId,
      String title,
      @Nullable String titleLang,
      int attempt,
      PathProgress.Progress progress,
      int changes,
      @Nullable String revokedOn) {

    /** Its status in one sentence. */
    public String summary() {
      return revokedOn == null ? progress.summary() : message("path.summary.revoked", revokedOn);
    }
  }

  /** Paths in progress, newest first. */
  public List<Card> running(PortalUser educator) {
    return cards(
        enrollments.ofEducator(educator.getUsername()).stream()
            .filter(Enrollment::isRunning)
            .toList(),
        Map.of());
  }

  /** All paths, newest first. */
  public List<Card> all(PortalUser educator) {
    Map<UUID, String> revoked =
        badges.badgesOf(educator.getUsername()).stream()
            .filter(badge -> badge.revokedAt() != null && badge.enrollmentId() != null)
            .collect(Collectors.toMap(Badge::enrollmentId, it -> wording.date(it.revokedAt())));
    return cards(enrollments.ofEducator(educator.getUsername()), revoked);
  }

  private List<Card> cards(List<Enrollment> paths, Map<UUID, String> revoked) {
    Map<UUID, Submission> cameBack =
        submissions.cameBack(
            paths.stream().filter(Enrollment::isRunning).map(Enrollment::id).toList());
    return paths.stream()
        .map(path -> card(path, cameBack.get(path.id()), revoked.get(path.id())))
        .toList();
  }

  private Card card(
      Enrollment enrollment, @Nullable Submission cameBack, @Nullable String revokedOn) {
    MicroCredential microCredential =
        enrollments.microCredentialOf(enrollment).in(Language.current());
    return new Card(
        enrollment.id(),
        enrollment.microCredentialId(),
        microCredential.title(),
        microCredential.lang(microCredential.title()),
        enrollment.attempt(),
        progress.of(enrollment),
        cameBack == null ? 0 : cameBack.returnReasons().size(),
        revokedOn);
  }
}
