package org.microendorse.app.enrollment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.springframework.stereotype.Component;

/** Paths as lists show them. */
@Component
public class EnrollmentCards {
  private final EnrollmentService enrollments;
  private final PathProgress progress;
  private final BadgeService badges;
  private final Wording wording;

  EnrollmentCards(
      EnrollmentService enrollments, PathProgress progress, BadgeService badges, Wording wording) {
    this.enrollments = enrollments;
    this.progress = progress;
    this.badges = badges;
    this.wording = wording;
  }

  /**
   * A path in a list.
   *
   * @param revokedOn when its badge was revoked; null if it was not
   */
  public record Card(
      UUID id,
      String microCredentialId,
      String title,
      int attempt,
      PathProgress.Progress progress,
      String revokedOn) {

    /** Where it stands, in one sentence. */
    public String summary() {
      return revokedOn == null
          ? progress.summary()
          : "Its badge was revoked on %s.".formatted(revokedOn);
    }
  }

  /** Paths under way, newest first. */
  public List<Card> running(PortalUser educator) {
    return enrollments.ofEducator(educator.getUsername()).stream()
        .filter(Enrollment::isRunning)
        .map(enrollment -> card(enrollment, null))
        .toList();
  }

  /** All paths, newest first. */
  public List<Card> all(PortalUser educator) {
    Map<UUID, String> revoked =
        badges.badgesOf(educator.getUsername()).stream()
            .filter(badge -> badge.revokedAt() != null && badge.enrollmentId() != null)
            .collect(Collectors.toMap(Badge::enrollmentId, it -> wording.date(it.revokedAt())));
    return enrollments.ofEducator(educator.getUsername()).stream()
        .map(enrollment -> card(enrollment, revoked.get(enrollment.id())))
        .toList();
  }

  private Card card(Enrollment enrollment, String revokedOn) {
    return new Card(
        enrollment.id(),
        enrollment.microCredentialId(),
        enrollments.microCredentialOf(enrollment).title(),
        enrollment.attempt(),
        progress.of(enrollment),
        revokedOn);
  }
}
