package org.microendorse.domain.integrity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.EvidenceFile;
import org.microendorse.domain.evidence.EvidenceFiles;
import org.microendorse.domain.evidence.Quarantine;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accepts concerns about files, puts the files in quarantine, and records the results. */
@Service
public class ConcernService {
  /** A technical limit, not a rule: what was seen passes through the engine. */
  private static final int MOST_CHARACTERS = 5_000;

  private final Concerns concerns;
  private final SubmissionService submissions;
  private final Quarantine quarantine;
  private final EvidenceFiles evidenceFiles;
  private final EnrollmentService enrollments;
  private final Accounts accounts;
  private final ProcessedOperations operations;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final ZoneId zone;

  ConcernService(
      Concerns concerns,
      SubmissionService submissions,
      Quarantine quarantine,
      EvidenceFiles evidenceFiles,
      EnrollmentService enrollments,
      Accounts accounts,
      ProcessedOperations operations,
      ApplicationEventPublisher events,
      Clock clock,
      ZoneId zone) {
    this.concerns = concerns;
    this.submissions = submissions;
    this.quarantine = quarantine;
    this.evidenceFiles = evidenceFiles;
    this.enrollments = enrollments;
    this.accounts = accounts;
    this.operations = operations;
    this.events = events;
    this.clock = clock;
    this.zone = zone;
  }

  /** What a person is concerned about. */
  public record Report(
      @Nullable ConcernKind kind, @Nullable UUID artifactId, @Nullable String seen) {}

  /** What this person has reported from this task. */
  @Transactional(readOnly = true)
  public Optional<Concern> reported(String reporter, long taskKey) {
    return concerns.findByTaskKeyAndReporterUsername(taskKey, reporter);
  }

  /**
   * Accepts a concern: the file is in quarantine when the transaction ends. A second call from the
   * same task returns the same concern.
   *
   * @param reporter user name of a person who has the submission before them
   * @param taskKey key of their task
   * @throws ConcernIncomplete if something is missing in the report
   * @throws ConcernRefused if the submission is already decided, or a concern about it is open
   */
  @Transactional
  public Concern report(String reporter, long taskKey, UUID submissionId, Report report) {
    // Of two reports, or a report and a decision, at the same time, one waits here for the other.
    Submission submission = submissions.lockedSubmission(submissionId);
    return reported(reporter, taskKey)
        .orElseGet(() -> reportOnce(account(reporter), taskKey, submission, report));
  }

  private Concern reportOnce(Account reporter, long taskKey, Submission submission, Report report) {
    if (submission.outcome() != null
        || submission.returnedAt() != null
        || !enrollments.get(submission.enrollmentId()).isRunning()) {
      throw new ConcernRefused("integrity.noLongerInReview", submission.number());
    }
    if (concerns.existsBySubmissionIdAndClosedAtIsNull(submission.id())) {
      throw new ConcernRefused("integrity.alreadyReported", submission.number());
    }
    if (report.kind() == null) {
      throw new ConcernIncomplete("kind", "integrity.kindMissing");
    }
    if (report.artifactId() == null || !submission.artifactIds().contains(report.artifactId())) {
      throw new ConcernIncomplete("file", "integrity.fileMissing");
    }
    String seen = readable(report.seen());
    quarantine.put(report.artifactId());
    Concern concern =
        concerns.saveAndFlush(
            new Concern(
                submission.id(),
                report.artifactId(),
                report.kind(),
                seen,
                taskKey,
                reporter,
                clock.instant()));
    events.publishEvent(new ConcernReported(concern.id()));
    return concern;
  }

  /** The text without characters that cannot be stored or shown. */
  private static String readable(@Nullable String text) {
    String readable = Text.lines(text);
    if (readable.isEmpty()) {
      throw new ConcernIncomplete("seen", "integrity.seenMissing");
    }
    if (readable.length() > MOST_CHARACTERS) {
      throw new ConcernIncomplete("seen", "integrity.seenLong", MOST_CHARACTERS);
    }
    return readable;
  }

  /**
   * The concern.
   *
   * @throws NotFound if there is none
   */
  @Transactional(readOnly = true)
  public Concern get(UUID concernId) {
    return concerns.findById(concernId).orElseThrow(() -> new NotFound("concern", concernId));
  }

  /** All concerns ever reported on this path, newest first. */
  @Transactional(readOnly = true)
  public List<Concern> ofEnrollment(UUID enrollmentId) {
    return concerns.ofEnrollment(enrollmentId);
  }

  /** Records which process instance follows a concern, and returns what its forms show. */
  @Transactional
  public OpenedConcern open(UUID concernId, long processInstanceKey, OperationId operation) {
    return operations.runOnce(
        operation,
        OpenedConcern.class,
        () -> {
          Concern concern = get(concernId);
          concern.opened(processInstanceKey);
          String file =
              evidenceFiles.allBlindFilesOf(submissions.submission(concern.submissionId())).stream()
                  .filter(it -> it.id().equals(concern.artifactId()))
                  .map(EvidenceFile::fileName)
                  .findFirst()
                  .orElseThrow();
          return new OpenedConcern(concern.kind(), file, concern.seen());
        });
  }

  /** How many earlier concerns about the same educator were upheld, on any path. */
  @Transactional(readOnly = true)
  public int countEarlier(UUID concernId) {
    return concerns.countUpheldOfSameEducator(get(concernId).submissionId(), concernId);
  }

  /** The people to tell in the educator's district. */
  @Transactional(readOnly = true)
  public List<Account> districtLeaders(UUID concernId) {
    Account educator = educator(concernId);
    return accounts.findByRole(Role.DISTRICT_ADMINISTRATOR).stream()
        .filter(leader -> leader.sharesDistrictWith(educator))
        .toList();
  }

  /** What they are told: whom it is about, the kind and the date, but not the evidence. */
  @Transactional(readOnly = true)
  public Map<String, Object> factsForDistrict(UUID concernId) {
    Concern concern = get(concernId);
    Enrollment enrollment =
        enrollments.get(submissions.submission(concern.submissionId()).enrollmentId());
    Account educator = enrollment.educator();
    return Map.of(
        "educator", educator.displayName(),
        "district", educator.district() == null ? "" : educator.district().name(),
        "title", enrollments.microCredentialOf(enrollment).titles(),
        "kind", concern.kind().words(),
        "date", LocalDate.ofInstant(concern.decidedAt(), zone));
  }

  /** The language of the educator whose file it is about. */
  @Transactional(readOnly = true)
  public Language languageOfEducator(UUID concernId) {
    return educator(concernId).reader();
  }

  private Account educator(UUID concernId) {
    return enrollments
        .get(submissions.submission(get(concernId).submissionId()).enrollmentId())
        .educator();
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }
}
