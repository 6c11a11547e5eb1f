package org.microendorse.app.enrolment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.springframework.stereotype.Component;

/** Paths as lists show them. */
@Component
public class EnrolmentCards {
  private final EnrolmentService enrolments;
  private final PathProgress progress;
  private final BadgeService badges;
  private final Wording wording;

  EnrolmentCards(
      EnrolmentService enrolments, PathProgress progress, BadgeService badges, Wording wording) {
    this.enrolments = enrolments;
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
    return enrolments.ofEducator(educator.getUsername()).stream()
        .filter(Enrolment::isRunning)
        .map(enrolment -> card(enrolment, null))
        .toList();
  }

  /** All paths, newest first. */
  public List<Card> all(PortalUser educator) {
    Map<UUID, String> revoked =
        badges.badgesOf(educator.getUsername()).stream()
            .filter(badge -> badge.revokedAt() != null && badge.enrolmentId() != null)
            .collect(Collectors.toMap(Badge::enrolmentId, it -> wording.date(it.revokedAt())));
    return enrolments.ofEducator(educator.getUsername()).stream()
        .map(enrolment -> card(enrolment, revoked.get(enrolment.id())))
        .toList();
  }

  private Card card(Enrolment enrolment, String revokedOn) {
    return new Card(
        enrolment.id(),
        enrolment.microCredentialId(),
        enrolments.microCredentialOf(enrolment).title(),
        enrolment.attempt(),
        progress.of(enrolment),
        revokedOn);
  }
}
