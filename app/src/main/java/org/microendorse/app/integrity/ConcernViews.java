package org.microendorse.app.integrity;

import static org.microendorse.domain.language.Messages.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentStatus;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.integrity.CommitteeDecision;
import org.microendorse.domain.integrity.Concern;
import org.microendorse.domain.integrity.ConcernService;
import org.microendorse.domain.integrity.Consequence;
import org.springframework.stereotype.Component;

/**
 * What an educator and their coach read about a concern: its status and reasons, never who reported
 * it.
 */
@Component
public class ConcernViews {
  private final ConcernService concerns;
  private final SubmissionService submissions;

  ConcernViews(ConcernService concerns, SubmissionService submissions) {
    this.concerns = concerns;
    this.submissions = submissions;
  }

  /**
   * A concern as they read it.
   *
   * @param reasons what was found; null while the integrity team is looking into it
   * @param committeeReasons null unless a committee decided
   * @param comingNext what happens now
   */
  public record View(
      String heading,
      @Nullable String reasons,
      @Nullable String committeeReasons,
      String comingNext) {}

  /** Returns the newest concern, as long as it matters for this path. */
  public Optional<View> of(Enrollment enrollment) {
    return concerns.ofEnrollment(enrollment.id()).stream()
        .findFirst()
        .filter(concern -> matters(concern, enrollment))
        .map(ConcernViews::view);
  }

  /**
   * Whether it matters: until it is closed, then until the next submission, or if it ended the
   * path.
   */
  private boolean matters(Concern concern, Enrollment enrollment) {
    Optional<Submission> cameBack = submissions.cameBack(enrollment);
    return concern.closedAt() == null
        || enrollment.status() == EnrollmentStatus.ENDED
        || cameBack.filter(it -> it.id().equals(concern.submissionId())).isPresent();
  }

  private static View view(Concern concern) {
    return new View(
        message(concern.upheld() == null ? "concern.looking" : "concern.looked"),
        concern.reasons(),
        concern.committeeReasons(),
        comingNext(concern));
  }

  private static String comingNext(Concern concern) {
    if (concern.upheld() == null) {
      return message("concern.next.looking");
    }
    if (concern.committeeDecision() == CommitteeDecision.END) {
      return message("concern.next.ended");
    }
    if (concern.consequence() == Consequence.COMMITTEE && concern.committeeDecision() == null) {
      return message("concern.next.committee");
    }
    boolean districtTold = concern.consequence() == Consequence.DISTRICT_TOLD;
    if (concern.closedAt() == null) {
      return message(districtTold ? "concern.next.coachDistrict" : "concern.next.coach");
    }
    return message(districtTold ? "concern.next.replaceDistrict" : "concern.next.replace");
  }
}
