package org.microendorse.workers.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentStatus;
import org.microendorse.domain.evidence.Artifact;
import org.microendorse.domain.evidence.BeingLookedAt;
import org.microendorse.domain.evidence.EvidenceFile;
import org.microendorse.domain.evidence.EvidenceRefused;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.PupilData;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionCheck.Declarations;
import org.microendorse.domain.integrity.CommitteeDecision;
import org.microendorse.domain.integrity.Concern;
import org.microendorse.domain.integrity.ConcernIncomplete;
import org.microendorse.domain.integrity.ConcernKind;
import org.microendorse.domain.integrity.ConcernRefused;
import org.microendorse.domain.integrity.ConcernRulings.Ruling;
import org.microendorse.domain.integrity.ConcernService.Report;
import org.microendorse.domain.integrity.Consequence;
import org.microendorse.domain.integrity.IntegrityTeam;
import org.microendorse.domain.integrity.OpenedConcern;
import org.microendorse.domain.integrity.PreCheckOutcome;
import org.microendorse.domain.integrity.PreCheckService.Answer;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.AssessmentCheck;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

class ConcernServiceTest extends ServiceTest {
  private static final String SEEN = "Page 3 lists the names of a class.";
  private static final Ruling IRIS = new Ruling("iris", "Page 3 names all students of the class.");
  private static final AtomicLong TASKS = new AtomicLong(1);

  @Autowired private IntegrityTeam team;
  @Autowired private MailService mails;
  @Autowired private TellDistrictWorker tellDistrict;

  @Test
  void a_file_is_hidden_from_everyone_but_the_team() throws IOException {
    Submission submission = underReview();
    Enrollment enrollment = enrollments.get(submission.enrollmentId());
    Artifact artifact = fileOf(submission);
    Set<String> readers =
        Set.of("max", enrollment.educator().username(), enrollment.coach().username());
    for (String reader : readers) {
      assertThat(access.fileFor(reader, artifact.id())).as(reader).isPresent();
    }
    assertThat(team.fileFor("iris", artifact.id())).isEmpty();

    report(submission);

    for (String reader : readers) {
      assertThat(access.fileFor(reader, artifact.id())).as(reader).isEmpty();
      assertThat(team.fileFor(reader, artifact.id())).as(reader).isEmpty();
    }
    assertThat(evidenceFiles.blindFilesOf(submission))
        .extracting("id")
        .doesNotContain(artifact.id());
    assertThat(portfolios.artifactsOf(enrollment.id()))
        .extracting(Artifact::id)
        .doesNotContain(artifact.id())
        .hasSize(submission.artifactIds().size() - 1);
    assertThat(portfolios.quarantinedIn(enrollment.id())).containsExactly(artifact.requirementId());
    assertThat(team.fileFor("iris", artifact.id()))
        .get()
        .satisfies(
            file -> {
              assertThat(file.quarantined()).isTrue();
              assertThat(file.fileName()).isNotEqualTo(artifact.fileName());
            });
    for (String nobody : List.of("petra", "lena", "dora", "carl", "oskar", "mia")) {
      assertThat(team.fileFor(nobody, artifact.id())).as(nobody).isEmpty();
    }
  }

  @Test
  void other_files_keep_their_neutral_names() throws IOException {
    Submission submission = underReview();
    List<String> before =
        evidenceFiles.blindFilesOf(submission).stream().map(it -> it.fileName()).toList();

    Artifact artifact = fileOf(submission);
    String hidden =
        evidenceFiles.blindFilesOf(submission).stream()
            .filter(it -> it.id().equals(artifact.id()))
            .findFirst()
            .orElseThrow()
            .fileName();
    report(submission);

    assertThat(evidenceFiles.blindFilesOf(submission))
        .extracting("fileName")
        .containsExactlyElementsOf(before.stream().filter(name -> !name.equals(hidden)).toList());
  }

  @Test
  void the_same_report_again_is_the_same_concern() throws Exception {
    Submission submission = underReview();
    long task = TASKS.getAndIncrement();

    List<Object> concerns =
        atOnce(3, () -> this.concerns.report("max", task, submission.id(), about(submission)).id());

    assertThat(concerns).hasSize(3).containsOnly(concerns.getFirst());
    assertThat(count("concern where submission_id = '%s'".formatted(submission.id()))).isOne();
    assertThat(unheard((UUID) concerns.getFirst())).isOne();
  }

  @Test
  void of_two_who_are_concerned_one_is_heard() throws IOException {
    Submission submission = underReview();
    report(submission);

    assertThatThrownBy(
            () ->
                concerns.report("mia", TASKS.getAndIncrement(), submission.id(), about(submission)))
        .isInstanceOf(ConcernRefused.class)
        .hasMessageContaining("just been reported");
  }

  @Test
  void nothing_is_decided_about_a_submission_with_a_file_out_of_sight() throws IOException {
    Submission submission = underReview();
    assessments.storeAssessment(
        submission.id(),
        "max",
        scores(Outcome.DEMONSTRATED),
        "Thank you for your work.",
        operation("assess"));
    Concern concern = report(submission);

    var operation = operation("decide");
    assertThatThrownBy(
            () -> decisions.recordDecision(submission.id(), Outcome.DEMONSTRATED, operation))
        .isInstanceOf(BeingLookedAt.class);
    assertThatThrownBy(
            () ->
                preChecks.record(
                    submission.id(),
                    null,
                    new Answer(PreCheckOutcome.COMPLETE, null, null),
                    operation("preCheck")))
        .isInstanceOf(BeingLookedAt.class);
    assertThat(submissions.submission(submission.id()).outcome()).isNull();

    rulings.dismiss(concern.id(), IRIS, operation("dismiss"));

    decisions.recordDecision(submission.id(), Outcome.DEMONSTRATED, operation);
    assertThat(submissions.submission(submission.id()).outcome()).isEqualTo(Outcome.DEMONSTRATED);
  }

  @Test
  void a_decision_and_a_report_at_the_same_moment_do_not_both_count() throws Exception {
    Submission submission = underReview();
    assessments.storeAssessment(
        submission.id(), "max", scores(Outcome.NOT_YET), "Thank you.", operation("assess"));
    long task = TASKS.getAndIncrement();
    var decide = operation("decide");

    List<Object> answers =
        atOnce(
            List.of(
                () -> decisions.recordDecision(submission.id(), Outcome.NOT_YET, decide),
                () -> concerns.report("olga", task, submission.id(), about(submission))));

    boolean decided = submissions.submission(submission.id()).outcome() != null;
    assertThat(answers.get(decided ? 1 : 0))
        .isInstanceOf(decided ? ConcernRefused.class : BeingLookedAt.class);
    assertThat(concerns.reported("olga", task).isPresent()).isNotEqualTo(decided);
  }

  @Test
  void a_review_that_starts_again_asks_nobody_twice_for_a_second_score() throws IOException {
    Submission submission = underReview();
    assertThat(assessedByMax(submission).secondCandidates()).contains("mia");
    assessments.storeSecondScore(
        submission.id(), "mia", scores(Outcome.NOT_YET), "Thank you.", operation("second"));

    rulings.dismiss(report(submission).id(), IRIS, operation("dismiss"));
    allocations.allocate(submission.id(), EVERYBODY, operation("allocate"));

    assertThat(assessedByMax(submission).secondCandidates()).doesNotContain("mia", "max");
  }

  private AssessmentCheck assessedByMax(Submission submission) {
    return assessments.storeAssessment(
        submission.id(), "max", scores(Outcome.NOT_YET), "Thank you.", operation("assess"));
  }

  @Test
  void what_is_decided_or_came_back_can_no_longer_be_reported() throws IOException {
    Submission decided = underReview();
    review(decided.id(), Outcome.NOT_YET);
    Submission returned = underReview();
    submissions.sendBack(returned.id(), List.of("Page 2 is missing."));

    for (Submission submission : List.of(decided, returned)) {
      assertThatThrownBy(() -> report(submission))
          .isInstanceOf(ConcernRefused.class)
          .hasMessageContaining("no longer in review");
      assertThat(evidenceFiles.blindFilesOf(submission)).hasSameSizeAs(submission.artifactIds());
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "   ", "\u0000"})
  void people_who_are_concerned_say_why(String seen) throws IOException {
    Submission submission = underReview();
    UUID artifact = fileOf(submission).id();

    assertIncomplete(submission, new Report(ConcernKind.PRIVACY_VIOLATION, artifact, seen));
  }

  @Test
  void people_who_are_concerned_say_about_what_and_which_file() throws IOException {
    Submission submission = underReview();
    UUID artifact = fileOf(submission).id();
    UUID another = fileOf(underReview()).id();

    assertIncomplete(submission, new Report(null, artifact, SEEN));
    assertIncomplete(submission, new Report(ConcernKind.PRIVACY_VIOLATION, null, SEEN));
    assertIncomplete(submission, new Report(ConcernKind.PRIVACY_VIOLATION, another, SEEN));
    assertIncomplete(
        submission, new Report(ConcernKind.PRIVACY_VIOLATION, artifact, "a".repeat(5_001)));
  }

  private void assertIncomplete(Submission submission, Report report) {
    assertThatThrownBy(
            () -> concerns.report("max", TASKS.getAndIncrement(), submission.id(), report))
        .isInstanceOf(ConcernIncomplete.class);
    assertThat(evidenceFiles.blindFilesOf(submission)).hasSameSizeAs(submission.artifactIds());
  }

  @Test
  void what_the_team_reads_names_nobody() throws IOException {
    Submission submission = underReview();
    Concern concern = report(submission);

    OpenedConcern opened = concerns.open(concern.id(), 4711, operation("open"));

    assertThat(opened.concernKind()).isEqualTo(ConcernKind.PRIVACY_VIOLATION);
    assertThat(opened.concernSeen()).isEqualTo(SEEN);
    assertThat(evidenceFiles.allBlindFilesOf(submission))
        .extracting("fileName")
        .contains(opened.concernFile());
    assertThat(concerns.get(concern.id()).processInstanceKey()).isEqualTo(4711);
  }

  @Test
  void dismissed__everyone_who_may_see_the_file_gets_it_again() throws IOException {
    Submission submission = underReview();
    Enrollment enrollment = enrollments.get(submission.enrollmentId());
    Concern concern = report(submission);

    var operation = operation("dismiss");
    rulings.dismiss(concern.id(), IRIS, operation);
    rulings.dismiss(concern.id(), IRIS, operation);

    assertThat(access.fileFor("max", concern.artifactId())).isPresent();
    assertThat(access.fileFor(enrollment.educator().username(), concern.artifactId())).isPresent();
    assertThat(team.fileFor("iris", concern.artifactId())).isEmpty();
    assertThat(portfolios.isFrozen(enrollment.id())).isTrue();
    assertThat(submissions.submissionsOf(enrollment.id())).hasSize(1);
    assertThat(concerns.countEarlier(report(submission).id())).isZero();
  }

  @Test
  void upheld__the_same_attempt_opens_again_and_the_file_does_not_come_back() throws IOException {
    Submission submission = underReview();
    Enrollment enrollment = enrollments.get(submission.enrollmentId());
    byte[] bytes = bytesOf(fileOf(submission));
    Concern concern = report(submission);
    rulings.uphold(concern.id(), Consequence.SUPPORT, IRIS, operation("uphold"));
    assertThat(portfolios.isFrozen(enrollment.id())).isTrue();

    var operation = operation("reopen");
    rulings.reopen(concern.id(), List.of("Add another file."), operation);
    rulings.reopen(concern.id(), List.of("Add another file."), operation);

    Artifact artifact = portfolios.artifact(concern.artifactId()).orElseThrow();
    assertThat(portfolios.isFrozen(enrollment.id())).isFalse();
    assertThat(enrollments.get(enrollment.id()).attempt()).isEqualTo(1);
    assertThat(portfolios.quarantinedIn(enrollment.id())).isEmpty();
    assertThat(portfolios.check(enrollment.id(), new Declarations(true, true, true))).hasSize(1);
    for (String reader : List.of(enrollment.educator().username(), "max", "otto", "petra")) {
      assertThat(access.fileFor(reader, artifact.id())).as(reader).isEmpty();
    }
    assertThat(team.fileFor("iris", artifact.id())).isPresent();
    assertThatThrownBy(() -> add(enrollment.id(), artifact.requirementId(), "new name.pdf", bytes))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining("cannot be used");

    portfolios.declare(
        add(enrollment.id(), artifact.requirementId(), "another.pdf", pdf()).id(), PupilData.NONE);
    Submission again = seal(enrollment.id(), 1);
    assertThat(again.attempt()).isEqualTo(1);
    assertThat(again.artifactIds()).doesNotContain(artifact.id());
    review(again.id(), Outcome.DEMONSTRATED);
  }

  @Test
  void earlier_concerns_count_per_educator_on_all_their_paths() throws IOException {
    Account educator = newPerson(Role.EDUCATOR);
    Concern first = report(underReview(educator, MC));
    assertThat(concerns.countEarlier(first.id())).isZero();
    rulings.uphold(first.id(), Consequence.SUPPORT, IRIS, operation("uphold"));
    assertThat(concerns.countEarlier(first.id())).isZero();

    Concern second = report(underReview(educator, "assessing-sel"));
    assertThat(concerns.countEarlier(second.id())).isOne();
    rulings.dismiss(second.id(), IRIS, operation("dismiss"));

    Concern third = report(underReview(educator, "school-culture"));
    assertThat(concerns.countEarlier(third.id())).isOne();
    assertThat(concerns.countEarlier(report(underReview()).id())).isZero();
  }

  @Test
  void the_district_hears_whom_what_and_when_but_not_what_was_in_the_file() throws IOException {
    Account educator = newPerson(Role.EDUCATOR);
    Account leader = people.add(educator.district(), Role.DISTRICT_ADMINISTRATOR);
    Concern concern = report(underReview(educator, MC));
    rulings.uphold(concern.id(), Consequence.DISTRICT_TOLD, IRIS, operation("uphold"));

    tellDistrict.tell(concern.id(), Map.of("template", "concern-district"), 42);
    tellDistrict.tell(concern.id(), Map.of("template", "concern-district"), 42);

    assertThat(mails.mailsTo("dora@example.org"))
        .extracting(Mail::template)
        .doesNotContain("concern-district");
    Mail mail = mails.mailsTo(leader.email()).getFirst();
    assertThat(mails.mailsTo(leader.email())).hasSize(1);
    assertThat(mail.text())
        .contains(educator.displayName(), "a privacy violation")
        .containsPattern("on \\w+ \\d{1,2}, \\d{4}")
        .doesNotContain(SEEN, IRIS.reasons(), "Page 3");
  }

  @Test
  void a_committee_may_end_the_path() throws IOException {
    Submission submission = underReview();
    Enrollment enrollment = enrollments.get(submission.enrollmentId());
    Concern concern = report(submission);
    rulings.uphold(concern.id(), Consequence.COMMITTEE, IRIS, operation("uphold"));

    committee(concern, CommitteeDecision.END, "petra");

    assertThat(enrollments.get(enrollment.id()).status()).isEqualTo(EnrollmentStatus.ENDED);
    assertThat(enrollments.get(enrollment.id()).endedAt()).isNotNull();
    assertThat(concerns.ofEnrollment(enrollment.id()).getFirst().committeeDecision())
        .isEqualTo(CommitteeDecision.END);
    assertThatThrownBy(
            () -> add(enrollment.id(), fileOf(submission).requirementId(), "a.pdf", pdf()))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining("ended");
  }

  @Test
  void a_committee_may_let_the_path_continue() throws IOException {
    Submission submission = underReview();
    Concern concern = report(submission);
    rulings.uphold(concern.id(), Consequence.COMMITTEE, IRIS, operation("uphold"));

    committee(concern, CommitteeDecision.CONTINUE, "lena");

    assertThat(enrollments.get(submission.enrollmentId()).isRunning()).isTrue();
    assertThat(concerns.get(concern.id()).closedAt()).isNull();
  }

  @Test
  void nobody_but_the_team_decides_about_a_concern() throws IOException {
    Submission submission = underReview();
    Concern concern = report(submission);
    String educator = enrollments.get(submission.enrollmentId()).educator().username();

    for (String nobody : List.of("max", "otto", "lena", "petra", "dora", educator)) {
      Ruling ruling = new Ruling(nobody, "Nothing to it, believe me.");
      assertThatThrownBy(() -> rulings.dismiss(concern.id(), ruling, operation("dismiss")))
          .as(nobody)
          .isInstanceOf(Refusal.class);
      assertThatThrownBy(
              () -> rulings.uphold(concern.id(), Consequence.SUPPORT, ruling, operation("uphold")))
          .as(nobody)
          .isInstanceOf(Refusal.class);
    }
    assertThat(concerns.get(concern.id()).upheld()).isNull();
  }

  private void committee(Concern concern, CommitteeDecision decision, String by) {
    rulings.decideInCommittee(
        concern.id(), decision, new Ruling(by, "We have talked about it."), operation("committee"));
  }

  private Concern report(Submission submission) {
    return concerns.report("max", TASKS.getAndIncrement(), submission.id(), about(submission));
  }

  private Report about(Submission submission) {
    return new Report(ConcernKind.PRIVACY_VIOLATION, fileOf(submission).id(), SEEN);
  }

  /** A PDF of the submission. */
  private Artifact fileOf(Submission submission) {
    return evidenceFiles.artifactsOf(submission).stream()
        .filter(it -> it.mediaType().equals("application/pdf"))
        .findFirst()
        .orElseThrow();
  }

  private byte[] bytesOf(Artifact artifact) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var from = evidenceFiles.open(EvidenceFile.original(artifact))) {
      from.transferTo(bytes);
    }
    return bytes.toByteArray();
  }

  private Submission underReview() throws IOException {
    return underReview(newPerson(Role.EDUCATOR), MC);
  }

  private Submission underReview(Account educator, String microCredentialId) throws IOException {
    Enrollment enrollment = enrollments.enroll(educator.username(), microCredentialId);
    completePortfolio(enrollment.id());
    Submission submission = seal(enrollment.id(), 1);
    allocations.allocate(submission.id(), EVERYBODY, operation("allocate"));
    return submission;
  }

  private long unheard(UUID concernId) {
    return jdbc.sql("select count(*) from event_publication where serialized_event like ?")
        .param("%" + concernId + "%")
        .query(Long.class)
        .single();
  }
}
