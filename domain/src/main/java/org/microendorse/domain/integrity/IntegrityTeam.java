package org.microendorse.domain.integrity;

import java.util.Optional;
import java.util.UUID;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.evidence.EvidenceFile;
import org.microendorse.domain.evidence.EvidenceFiles;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.ReviewDeadlines;
import org.microendorse.domain.review.Ties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the integrity team may see: submissions that wait for a pre-check, and those with a concern
 * that is open or was upheld. They see them as reviewers do, by number and under neutral names, but
 * including files in quarantine.
 */
@Component
public class IntegrityTeam {
  private final Accounts accounts;
  private final Concerns concerns;
  private final Ties ties;
  private final SubmissionService submissions;
  private final EvidenceFiles evidenceFiles;
  private final ReviewDeadlines deadlines;

  IntegrityTeam(
      Accounts accounts,
      Concerns concerns,
      Ties ties,
      SubmissionService submissions,
      EvidenceFiles evidenceFiles,
      ReviewDeadlines deadlines) {
    this.accounts = accounts;
    this.concerns = concerns;
    this.ties = ties;
    this.submissions = submissions;
    this.evidenceFiles = evidenceFiles;
    this.deadlines = deadlines;
  }

  /** Whether this person may look into a submission. */
  @Transactional(readOnly = true)
  public boolean mayLookInto(String username, UUID submissionId) {
    return accounts
        .findByUsername(username)
        .filter(account -> mayLookInto(account, submissions.submission(submissionId)))
        .isPresent();
  }

  private boolean mayLookInto(Account account, Submission submission) {
    return account.has(Role.INTEGRITY_TEAM)
        && !ties.of(submission.id()).any(account)
        && (waitsForPreCheck(submission) || concerns.isConcerning(submission.id()));
  }

  private boolean waitsForPreCheck(Submission submission) {
    return submission.returnedAt() == null
        && deadlines
            .clockOf(submission.id())
            .filter(clock -> clock.duty() == Duty.PRE_CHECK)
            .isPresent();
  }

  /** A file as this person gets it; empty for people who may not look into it. */
  @Transactional(readOnly = true)
  public Optional<EvidenceFile> fileFor(String username, UUID artifactId) {
    return submissions.allSubmissionsWith(artifactId).stream()
        .filter(submission -> mayLookInto(username, submission.id()))
        .findFirst()
        .flatMap(
            submission ->
                evidenceFiles.allBlindFilesOf(submission).stream()
                    .filter(file -> file.id().equals(artifactId))
                    .findFirst());
  }

  /**
   * The account of a person who may look into this submission.
   *
   * @param username of the person
   * @throws Refusal if they may not look into it
   */
  Account member(String username, Submission submission) {
    return accounts
        .findByUsername(username)
        .filter(account -> mayLookInto(account, submission))
        .orElseThrow(() -> new Refusal("integrity.mayNotLookInto", username, submission.number()));
  }
}
