package org.microendorse.domain.credential;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.Deed;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroEndorsement;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.credential.Badge.Issued;
import org.microendorse.domain.enrollment.EndorsementPath;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.review.ReviewRounds;
import org.microendorse.domain.review.Score;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues badges and finds them. */
@Service
public class BadgeService {
  private final Badges badges;
  private final EnrollmentService enrollments;
  private final EndorsementPathService paths;
  private final SubmissionService submissions;
  private final ReviewRounds rounds;
  private final BadgeSigning signing;
  private final ProcessedOperations operations;
  private final EndorseProperties endorse;
  private final ApplicationEventPublisher events;

  BadgeService(
      Badges badges,
      EnrollmentService enrollments,
      EndorsementPathService paths,
      SubmissionService submissions,
      ReviewRounds rounds,
      BadgeSigning signing,
      ProcessedOperations operations,
      EndorseProperties endorse,
      ApplicationEventPublisher events) {
    this.badges = badges;
    this.enrollments = enrollments;
    this.paths = paths;
    this.submissions = submissions;
    this.rounds = rounds;
    this.signing = signing;
    this.operations = operations;
    this.endorse = endorse;
    this.events = events;
  }

  /**
   * Issues the badge of an enrollment and ends the enrollment as earned. There is only ever one: a
   * second call returns the same badge.
   *
   * @throws Refusal if the submission was not found to be demonstrated
   */
  @Transactional
  public Badge issue(UUID enrollmentId, UUID submissionId, OperationId operation) {
    UUID id =
        operations.runOnce(operation, UUID.class, () -> issueOnce(enrollmentId, submissionId).id());
    return badges.findById(id).orElseThrow();
  }

  private Badge issueOnce(UUID enrollmentId, UUID submissionId) {
    Enrollment enrollment = enrollments.getAndLock(enrollmentId);
    Optional<Badge> earlier = badges.findByEnrollmentId(enrollmentId);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Submission submission = submissions.submission(submissionId);
    if (!submission.enrollmentId().equals(enrollmentId)
        || submission.outcome() != Outcome.DEMONSTRATED) {
      throw new Refusal("credential.notDemonstrated");
    }
    UUID id = UUID.randomUUID();
    Issued issued = signing.signed(id, achievement(enrollment, submission), enrollment.educator());
    enrollments.earned(enrollmentId);
    return store(
        new Badge(
            id,
            enrollmentId,
            enrollment.educator(),
            enrollment.microCredentialId(),
            submissionId,
            issued));
  }

  /**
   * Issues the badge of a micro-endorsement and ends the path to it as earned. There is only ever
   * one: a second call returns the same badge.
   *
   * @throws Refusal if the badge of one of its micro-credentials is missing
   */
  @Transactional
  public Badge issueEndorsement(UUID pathId, OperationId operation) {
    UUID id = operations.runOnce(operation, UUID.class, () -> issueEndorsementOnce(pathId).id());
    return badges.findById(id).orElseThrow();
  }

  private Badge issueEndorsementOnce(UUID pathId) {
    Optional<Badge> earlier = badges.findByEndorsementPathId(pathId);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    EndorsementPath path = paths.get(pathId);
    MicroEndorsement endorsement = paths.endorsementOf(path);
    UUID id = UUID.randomUUID();
    String described = endorse.link("/catalog/endorsements/" + endorsement.id()).toString();
    Achievement achievement = new EndorsementAchievement(described, endorsement, partsOf(path));
    Issued issued = signing.signed(id, achievement, path.educator());
    paths.earned(pathId);
    return store(new Badge(id, path, issued));
  }

  private Badge store(Badge badge) {
    events.publishEvent(
        Deed.of(null, Action.BADGE_ISSUED, badge.achievementId() + " " + badge.id()));
    return badges.saveAndFlush(badge);
  }

  private List<EndorsementAchievement.Part> partsOf(EndorsementPath path) {
    Map<String, Badge> earned = new HashMap<>();
    badges
        .ofUsername(path.educator().username())
        .forEach(badge -> earned.putIfAbsent(badge.microCredentialId(), badge));
    return path.microCredentialIds().stream()
        .map(
            id -> {
              Badge badge = earned.get(id);
              if (badge == null) {
                throw new Refusal("credential.badgeMissing", id);
              }
              String title =
                  enrollments.microCredentialOf(enrollments.get(badge.ownEnrollmentId())).title();
              return new EndorsementAchievement.Part(
                  title, endorse.link("/badges/" + badge.id()).toString());
            })
        .toList();
  }

  private Achievement achievement(Enrollment enrollment, Submission submission) {
    MicroCredential microCredential = enrollments.microCredentialOf(enrollment);
    String described =
        endorse
            .link("/catalog/" + microCredential.id() + "/" + microCredential.version())
            .toString();
    return new MicroCredentialAchievement(described, microCredential, scores(submission));
  }

  /**
   * After a successful appeal the assessor's levels no longer apply: every criterion is
   * demonstrated.
   */
  private List<Score> scores(Submission submission) {
    List<Score> scores = rounds.newestAssessment(submission.id()).scores();
    return submission.overturnedAt() == null
        ? scores
        : scores.stream().map(Score::counted).toList();
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Badge> badgesOf(String username) {
    return badges.ofUsername(username);
  }

  @Transactional(readOnly = true)
  public Optional<Badge> find(UUID id) {
    return badges.findById(id);
  }

  @Transactional(readOnly = true)
  public Optional<Badge> ofEnrollment(UUID enrollmentId) {
    return badges.findByEnrollmentId(enrollmentId);
  }

  @Transactional(readOnly = true)
  public Optional<Badge> ofEndorsementPath(UUID pathId) {
    return badges.findByEndorsementPathId(pathId);
  }
}
