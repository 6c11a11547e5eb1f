package org.microendorse.domain.integrity;

import static org.microendorse.domain.language.Messages.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.MicroCredential.Requirement;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.Artifact;
import org.microendorse.domain.evidence.EvidenceFile;
import org.microendorse.domain.evidence.EvidenceFiles;
import org.microendorse.domain.evidence.EvidenceInspection;
import org.microendorse.domain.evidence.FileFacts;
import org.microendorse.domain.evidence.Legibility;
import org.microendorse.domain.evidence.OwnNames;
import org.microendorse.domain.evidence.PupilData;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Account;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks that a submission is complete and legible before it is scored. */
@Service
public class PreCheckService {
  private final PreChecks preChecks;
  private final SubmissionService submissions;
  private final EvidenceFiles evidenceFiles;
  private final EvidenceInspection inspection;
  private final EnrollmentService enrollments;
  private final IntegrityTeam team;
  private final ProcessedOperations operations;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PreCheckService(
      PreChecks preChecks,
      SubmissionService submissions,
      EvidenceFiles evidenceFiles,
      EvidenceInspection inspection,
      EnrollmentService enrollments,
      IntegrityTeam team,
      ProcessedOperations operations,
      TransactionTemplate transaction,
      Clock clock) {
    this.preChecks = preChecks;
    this.submissions = submissions;
    this.evidenceFiles = evidenceFiles;
    this.inspection = inspection;
    this.enrollments = enrollments;
    this.team = team;
    this.operations = operations;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Collects what is known about every file. It does not judge, and the result names nobody. */
  public PreCheckFacts findFacts(UUID submissionId) {
    Submission submission = submissions.submission(submissionId);
    List<FileFacts> files = inspect(submission);
    return new PreCheckFacts(
        new PreCheckFacts.Facts(
            missing(submission).size() + count(files, file -> file.pupilData() == null),
            count(files, file -> file.legibility() == Legibility.NO),
            count(files, file -> file.legibility() == Legibility.UNKNOWN),
            count(files, FileFacts::namesAuthor),
            count(files, file -> file.pupilData() == PupilData.CONSENT_ON_FILE),
            preChecks.findBySubmissionIdOrderByAt(submissionId).stream()
                .anyMatch(earlier -> earlier.complete() && earlier.checker() != null)),
        files.stream()
            .map(
                file ->
                    new PreCheckFacts.File(
                        file.name(), declared(file.pupilData()), remark(file), null))
            .toList());
  }

  /**
   * Records the result of the pre-check. An incomplete submission goes back to its educator and
   * does not use up an attempt.
   *
   * @param checkerId user name; null if no person had to look
   * @return why it goes back, in words for the educator; empty if it is complete
   * @throws Refusal if that person may not pre-check it
   */
  public List<String> record(
      UUID submissionId, @Nullable String checkerId, Answer answer, OperationId operation) {
    if (operations.resultOf(operation, String[].class).isPresent()) {
      return reasons(submissionId);
    }
    boolean byMachine = checkerId == null && answer.outcome() != PreCheckOutcome.COMPLETE;
    // Reading files takes a while, so it is done before the transaction.
    List<String> found =
        byMachine
            ? forEducator(submissions.submission(submissionId), this::machineReasons)
            : List.of();
    transaction.executeWithoutResult(
        status ->
            operations.runOnce(
                operation,
                String[].class,
                () -> recordOnce(submissionId, checkerId, answer, found)));
    return reasons(submissionId);
  }

  /** In the language of the educator, who reads the result. */
  private List<String> forEducator(
      Submission submission, Function<Submission, List<String>> reasons) {
    Account educator = enrollments.get(submission.enrollmentId()).educator();
    return educator.reader().use(() -> reasons.apply(submission));
  }

  private List<String> reasons(UUID submissionId) {
    List<String> reasons = submissions.submission(submissionId).returnReasons();
    return reasons == null ? List.of() : reasons;
  }

  /**
   * The result of a pre-check.
   *
   * @param reasons why it is incomplete; null if no person says so
   * @param files with what a person finds missing in each; null if no person looked
   */
  public record Answer(
      PreCheckOutcome outcome,
      @Nullable String reasons,
      @Nullable List<PreCheckFacts.File> files) {}

  /** An empty result to remember: the reasons are kept, and deleted, with the submission. */
  private String[] recordOnce(
      UUID submissionId, @Nullable String checkerId, Answer answer, List<String> found) {
    Submission submission = submissions.clearAndLocked(submissionId);
    Account checker = checkerId == null ? null : team.member(checkerId, submission);
    boolean complete = answer.outcome() == PreCheckOutcome.COMPLETE;
    preChecks.save(new PreCheck(submissionId, checker, complete, clock.instant()));
    if (!complete) {
      submissions.sendBack(
          submissionId,
          checker == null ? found : forEducator(submission, it -> personReasons(it, answer)));
    }
    return new String[0];
  }

  /** Replaces the neutral names that the checker saw with the educator's own. */
  private List<String> personReasons(Submission submission, Answer answer) {
    OwnNames names = evidenceFiles.ownNamesIn(submission);
    List<PreCheckFacts.File> files = answer.files() == null ? List.of() : answer.files();
    return Stream.concat(
            Stream.ofNullable(answer.reasons()),
            files.stream()
                .filter(file -> file.lacking() != null && !file.lacking().isBlank())
                .map(file -> message("integrity.fileLacks", file.name(), file.lacking())))
        .map(String::strip)
        .filter(reason -> !reason.isEmpty())
        .map(names::in)
        .toList();
  }

  private List<String> machineReasons(Submission submission) {
    List<String> reasons = new ArrayList<>(missing(submission));
    for (FileFacts file : inspect(submission)) {
      if (file.pupilData() == null) {
        reasons.add(message("integrity.studentsNotDeclared", file.ownName()));
      }
      if (file.legibility() == Legibility.NO) {
        reasons.add(file.problem());
      }
    }
    return reasons;
  }

  private List<String> missing(Submission submission) {
    Map<String, Long> files =
        evidenceFiles.artifactsOf(submission).stream()
            .collect(Collectors.groupingBy(Artifact::requirementId, Collectors.counting()));
    return enrollments
        .microCredentialOf(enrollments.get(submission.enrollmentId()))
        .in(Language.current())
        .requirements()
        .stream()
        .filter(requirement -> files.getOrDefault(requirement.id(), 0L) < requirement.minFiles())
        .map(PreCheckService::missing)
        .toList();
  }

  private static String missing(Requirement requirement) {
    return message("integrity.requirement", requirement.title(), requirement.minFiles());
  }

  private List<FileFacts> inspect(Submission submission) {
    Map<UUID, Artifact> artifacts =
        evidenceFiles.artifactsOf(submission).stream()
            .collect(Collectors.toMap(Artifact::id, Function.identity()));
    List<FileFacts> facts = new ArrayList<>();
    for (EvidenceFile file : evidenceFiles.allBlindFilesOf(submission)) {
      try {
        facts.add(
            inspection.inspect(
                Objects.requireNonNull(artifacts.get(file.id()), "of the same submission"),
                file.fileName()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return facts;
  }

  private static int count(List<FileFacts> files, Predicate<FileFacts> which) {
    return (int) files.stream().filter(which).count();
  }

  private static String declared(@Nullable PupilData pupilData) {
    return message(
        switch (pupilData) {
          case null -> "integrity.declared.nothing";
          case NONE -> "integrity.declared.none";
          case DEIDENTIFIED -> "integrity.declared.deidentified";
          case CONSENT_ON_FILE -> "integrity.declared.consentOnFile";
        });
  }

  private static @Nullable String remark(FileFacts file) {
    String remark =
        Stream.of(
                switch (file.legibility()) {
                  case YES -> null;
                  case NO -> message("integrity.cannotBeOpened");
                  case UNKNOWN -> message("integrity.notChecked");
                },
                file.namesAuthor() ? message("integrity.namesAuthor") : null)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return remark.isEmpty() ? null : remark;
  }
}
