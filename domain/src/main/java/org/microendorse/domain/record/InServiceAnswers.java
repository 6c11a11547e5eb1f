package org.microendorse.domain.record;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the answers of directors, by the link in their mail. */
@Service
public class InServiceAnswers {
  private static final int LONGEST_REASON = 1000;

  private final InServices inServices;
  private final BadgeService badges;
  private final EnrollmentService enrollments;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  InServiceAnswers(
      InServices inServices,
      BadgeService badges,
      EnrollmentService enrollments,
      ApplicationEventPublisher events,
      Clock clock) {
    this.inServices = inServices;
    this.badges = badges;
    this.enrollments = enrollments;
    this.events = events;
    this.clock = clock;
  }

  /** The request of a link; empty if there is no such link. */
  @Transactional(readOnly = true)
  public Optional<InService> find(String token) {
    return inServices.findByTokenHash(new LinkSecret(token).hash());
  }

  /** The micro-credential it is for. */
  @Transactional(readOnly = true)
  public CatalogTitle titleOf(InService inService) {
    return title(badges.find(inService.badgeId()).orElseThrow());
  }

  /** Whether the badge that it is for was revoked. */
  @Transactional(readOnly = true)
  public boolean isRevoked(InService inService) {
    return badges.find(inService.badgeId()).orElseThrow().revokedAt() != null;
  }

  /**
   * Takes the answer of the person who has the link: only one, and only before the link expires.
   *
   * @param reason of a refusal; the educator reads it
   * @throws NotFound if there is no such link
   * @throws Refusal if it was answered, is no longer valid, the badge was revoked, or the reason is
   *     missing
   */
  @Transactional
  public void answer(String token, boolean confirmed, @Nullable String reason) {
    InService inService =
        inServices
            .findAndLock(new LinkSecret(token).hash())
            .orElseThrow(() -> new NotFound("question", "like this"));
    if (inService.isAnswered()) {
      throw new Refusal("record.answered");
    }
    if (isRevoked(inService)) {
      throw new Refusal("record.badgeRevoked");
    }
    if (inService.isExpired(clock.instant())) {
      throw new Refusal("record.linkExpired");
    }
    String why = confirmed || reason == null ? "" : Text.lines(reason);
    if (!confirmed && why.isEmpty()) {
      throw new Refusal("record.noReason");
    }
    if (why.length() > LONGEST_REASON) {
      throw new Refusal("record.tooLong", String.valueOf(LONGEST_REASON));
    }
    inService.answer(confirmed, confirmed ? null : why, clock.instant());
    events.publishEvent(new InServiceAnswered(inService.id()));
  }

  private CatalogTitle title(Badge badge) {
    return enrollments.microCredentialOf(enrollments.get(badge.ownEnrollmentId())).titles();
  }
}
