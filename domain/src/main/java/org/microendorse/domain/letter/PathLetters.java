package org.microendorse.domain.letter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.credential.BakedBadge;
import org.microendorse.domain.enrollment.EndorsementPath;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.notification.Letter;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.showcase.BadgePictures;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes to educators about their paths. */
@Service
public class PathLetters {
  private static final String BADGE_EARNED = "badge-earned";

  private final MailService mails;
  private final EnrollmentService enrollments;
  private final EndorsementPathService paths;
  private final BadgeService badges;
  private final BadgePictures pictures;
  private final EndorseProperties endorse;

  PathLetters(
      MailService mails,
      EnrollmentService enrollments,
      EndorsementPathService paths,
      BadgeService badges,
      BadgePictures pictures,
      EndorseProperties endorse) {
    this.mails = mails;
    this.enrollments = enrollments;
    this.paths = paths;
    this.badges = badges;
    this.pictures = pictures;
    this.endorse = endorse;
  }

  /**
   * Writes a mail to the educator of an enrollment. It is sent after the transaction, or later if
   * the mail server is down.
   *
   * @param template name of a file in {@code mail/} without its ending
   */
  @Transactional
  public void write(String template, UUID enrollmentId, OperationId operation) {
    write(template, enrollmentId, Map.of(), operation);
  }

  /**
   * The same with more facts.
   *
   * @param more facts in addition to those of the path, as {@link MailService#writeToEach} takes
   *     them
   */
  @Transactional
  public void write(
      String template, UUID enrollmentId, Map<String, ?> more, OperationId operation) {
    Enrollment enrollment = enrollments.get(enrollmentId);
    Optional<Badge> badge =
        template.equals(BADGE_EARNED) ? badges.ofEnrollment(enrollmentId) : Optional.empty();
    Map<String, Object> facts = facts(enrollment);
    facts.putAll(more);
    write(template, enrollment.educator(), facts, badge, operation);
  }

  /**
   * Writes a mail to an educator about their path to a micro-endorsement. They get one mail about
   * the close of a semester, even if the close is planned again.
   *
   * @param template name of a file in {@code mail/} without its ending
   */
  @Transactional
  public void writeAboutEndorsement(String template, UUID endorsementPathId) {
    EndorsementPath path = paths.get(endorsementPathId);
    Optional<MicroCredential> next = paths.nextMicroCredential(endorsementPathId);
    Map<String, Object> facts = new HashMap<>();
    facts.put("endorsement", paths.endorsementOf(path).titles());
    facts.put("path", endorse.link("/endorsements/" + endorsementPathId).toString());
    next.ifPresent(it -> facts.put("title", it.titles()));
    if (path.semester() != null) {
      facts.put("semester", path.semester().name());
      facts.put("closes", paths.closesAt(endorsementPathId));
    }
    Optional<Badge> badge = badges.ofEndorsementPath(endorsementPathId);
    badge.ifPresent(it -> facts.put("badge", endorse.link("/badges/" + it.id()).toString()));
    String occasion =
        String.join(
            "/",
            template,
            endorsementPathId.toString(),
            next.map(MicroCredential::title).orElse(""),
            path.semester() == null ? "" : Language.ENGLISH.date(path.closes()));
    write(template, path.educator(), facts, badge, new OperationId(occasion));
  }

  /** Attaches the badge's picture with the badge in it, which can be verified without us. */
  private void write(
      String template,
      Account educator,
      Map<String, Object> facts,
      Optional<Badge> badge,
      OperationId operation) {
    if (educator.isDeleted()) {
      return;
    }
    Letter letter =
        badge
            .map(
                it ->
                    new Letter(
                        educator.displayName(),
                        educator.email(),
                        facts,
                        "badge-" + it.id() + ".png",
                        BakedBadge.intoPng(pictures.png(it), it.credential())))
            .orElseGet(() -> new Letter(educator.displayName(), educator.email(), facts));
    mails.writeLetters(template, List.of(letter), operation);
  }

  private Map<String, Object> facts(Enrollment enrollment) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("title", enrollments.microCredentialOf(enrollment).titles());
    facts.put("coach", enrollment.coach() == null ? "" : enrollment.coach().displayName());
    String path = "/paths/" + enrollment.id();
    facts.put("path", endorse.link(path).toString());
    facts.put("portfolio", endorse.link(path + "/portfolio").toString());
    facts.put("feedback", endorse.link(path + "/feedback").toString());
    badges
        .ofEnrollment(enrollment.id())
        .ifPresent(badge -> facts.put("badge", endorse.link("/badges/" + badge.id()).toString()));
    return facts;
  }
}
