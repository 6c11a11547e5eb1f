package org.microendorse.domain.review;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.Artifact;
import org.microendorse.domain.evidence.EvidenceFile;
import org.microendorse.domain.evidence.EvidenceFiles;
import org.microendorse.domain.evidence.PortfolioService;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides who may see a submission now. A reviewer's access begins when the step they were asked
 * for is due next, and ends when the step is done or went to another person, or when the submission
 * went back, was withdrawn or is decided. After that only the panel of an appeal sees it, each
 * member until they have decided.
 */
@Service
public class ReviewAccess {
  private final ReviewCandidates candidates;
  private final ReviewClocks clocks;
  private final Assessments assessments;
  private final SubmissionService submissions;
  private final PortfolioService portfolios;
  private final EvidenceFiles evidenceFiles;
  private final EnrollmentService enrollments;
  private final Accounts accounts;

  ReviewAccess(
      ReviewCandidates candidates,
      ReviewClocks clocks,
      Assessments assessments,
      SubmissionService submissions,
      PortfolioService portfolios,
      EvidenceFiles evidenceFiles,
      EnrollmentService enrollments,
      Accounts accounts) {
    this.candidates = candidates;
    this.clocks = clocks;
    this.assessments = assessments;
    this.submissions = submissions;
    this.portfolios = portfolios;
    this.evidenceFiles = evidenceFiles;
    this.enrollments = enrollments;
    this.accounts = accounts;
  }

  /** Whether this person may see the submission now. */
  @Transactional(readOnly = true)
  public boolean isReviewer(String username, UUID submissionId) {
    return accounts
        .findByUsername(username)
        .filter(account -> isOpen(account, submissions.submission(submissionId)))
        .isPresent();
  }

  private boolean isOpen(Account account, Submission submission) {
    Duty duty = isUnderReview(submission) ? waitedFor(submission.id()) : Duty.APPEAL;
    return candidates.isCandidate(submission.id(), account.id(), duty)
        && !(duty == Duty.APPROVE && assessed(account, submission.id()));
  }

  /** Approvers are found before the assessor is known; the assessor is never one of them. */
  private boolean assessed(Account account, UUID submissionId) {
    return assessments
        .newest(submissionId)
        .filter(latest -> latest.assessor().id().equals(account.id()))
        .isPresent();
  }

  private boolean isUnderReview(Submission submission) {
    return submission.outcome() == null
        && submission.returnedAt() == null
        && enrollments.get(submission.enrollmentId()).isRunning();
  }

  /** Until a step is planned, the first one is next. */
  private Duty waitedFor(UUID submissionId) {
    return clocks.findById(submissionId).map(ReviewClock::duty).orElse(Duty.ASSESS);
  }

  /**
   * A file as this person gets it: the original for its owner and their coach, the blind copy for
   * people who may review a submission with it now. Empty for all others.
   */
  @Transactional(readOnly = true)
  public Optional<EvidenceFile> fileFor(String username, UUID artifactId) {
    return portfolios
        .artifact(artifactId)
        .filter(artifact -> !artifact.isQuarantined() && !artifact.isDeleted())
        .flatMap(artifact -> fileFor(username, artifact));
  }

  private Optional<EvidenceFile> fileFor(String username, Artifact artifact) {
    Enrollment enrollment = enrollments.get(artifact.enrollmentId());
    if (enrollment.educator().username().equals(username)
        || (enrollment.coach() != null && enrollment.coach().username().equals(username))) {
      return Optional.of(EvidenceFile.original(artifact));
    }
    // Its place, and so its name, may differ between attempts: the newest one counts.
    return submissions.submissionsWith(artifact).stream()
        .filter(submission -> isReviewer(username, submission.id()))
        .max(Comparator.comparing(Submission::attempt))
        .flatMap(submission -> blindFile(submission, artifact.id()));
  }

  private Optional<EvidenceFile> blindFile(Submission submission, UUID artifactId) {
    return evidenceFiles.blindFilesOf(submission).stream()
        .filter(file -> file.id().equals(artifactId))
        .findFirst();
  }

  /** Gives people access to an appeal; called in the transaction that asks them. */
  @Transactional
  public void admitToAppeal(UUID submissionId, List<String> usernames) {
    for (String username : usernames) {
      Account account =
          accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
      candidates.save(new ReviewCandidate(submissionId, account.id(), Duty.APPEAL));
    }
  }

  /** Ends the access of a panel member who has decided an appeal. */
  @Transactional
  public void endAppealPart(UUID submissionId, Account account) {
    candidates.remove(submissionId, account.id(), Duty.APPEAL);
  }

  /** Ends all access to an appeal that is decided. */
  @Transactional
  public void endAppeal(UUID submissionId) {
    candidates.removeAll(submissionId, Duty.APPEAL);
  }

  /** Whether the person was asked to decide an appeal. */
  @Transactional(readOnly = true)
  public boolean isAskedForAppeal(Account account, UUID submissionId) {
    return candidates.isCandidate(submissionId, account.id(), Duty.APPEAL);
  }
}
