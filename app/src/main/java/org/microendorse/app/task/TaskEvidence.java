package org.microendorse.app.task;

import java.util.List;
import org.microendorse.app.evidence.Portfolio;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.EvidenceFile;
import org.microendorse.domain.evidence.EvidenceFiles;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.integrity.ConcernKind;
import org.microendorse.domain.integrity.IntegrityTeam;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.review.ReviewAccess;
import org.microendorse.domain.task.StepAnswers;
import org.microendorse.processes.JobTypes.Duties;
import org.microendorse.processes.TaskHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The evidence that a reviewer's task is about. */
@Component
class TaskEvidence {
  private final SubmissionService submissions;
  private final EvidenceFiles evidenceFiles;
  private final EnrollmentService enrollments;
  private final ReviewAccess reviews;
  private final IntegrityTeam team;
  private final StepAnswers answers;

  TaskEvidence(
      SubmissionService submissions,
      EvidenceFiles evidenceFiles,
      EnrollmentService enrollments,
      ReviewAccess reviews,
      IntegrityTeam team,
      StepAnswers answers) {
    this.submissions = submissions;
    this.evidenceFiles = evidenceFiles;
    this.enrollments = enrollments;
    this.reviews = reviews;
    this.team = team;
    this.answers = answers;
  }

  /** Adds it to the model, if this person may look at it now. */
  void add(PortalUser me, Task task, TaskSubjects.UnderReview subject, Model model) {
    boolean ofTeam = team.mayLookInto(me.getUsername(), subject.submissionId());
    if (!ofTeam && !reviews.isReviewer(me.getUsername(), subject.submissionId())) {
      return;
    }
    Submission submission = submissions.submission(subject.submissionId());
    List<EvidenceFile> all = evidenceFiles.allBlindFilesOf(submission);
    List<EvidenceFile> shown = ofTeam ? all : evidenceFiles.blindFilesOf(submission);
    Enrollment enrollment = enrollments.get(submission.enrollmentId());
    var microCredential = enrollments.microCredentialOf(enrollment).in(Language.current());
    model.addAttribute("submission", submission);
    model.addAttribute("microCredential", microCredential);
    model.addAttribute("evidence", Portfolio.sections(microCredential, shown, List.of()));
    model.addAttribute("lookedAt", all.size() - shown.size());
    // A second score is given without knowing the first.
    model.addAttribute(
        "answers",
        task.header(TaskHeaders.DUTY).equals(Duties.SECOND_SCORE)
            ? answers.forIndependentReviewer(submission.id())
            : answers.forReviewers(submission.id()));
    model.addAttribute("kinds", ConcernKind.values());
    model.addAttribute("changes", submissions.changesSincePrevious(submission).orElse(null));
  }
}
