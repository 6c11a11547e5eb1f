package org.microendorse.workers.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.appeal.AppealPolicy;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Artifact;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.record.HeldBack;
import org.microendorse.domain.record.LegalHoldService;
import org.microendorse.domain.record.RetentionService;
import org.microendorse.domain.record.RetentionService.Deletion;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

class RetentionServiceTest extends ServiceTest {
  private static final String RULE = "Left or lapsed: files 365 days, records 6 years";

  @Autowired private RetentionService retentions;
  @Autowired private LegalHoldService legalHolds;

  @Test
  void the_bytes_are_gone_and_their_proof_stays() throws Exception {
    Enrollment enrollment = enrollNewEducator();
    completePortfolio(enrollment.id());
    List<Artifact> files = portfolios.artifactsOf(enrollment.id());
    String educator = enrollment.educator().username();
    enrollments.withdraw(enrollment.id());
    OperationId operation = operation("delete");

    List<Object> results =
        atOnce(3, () -> retentions.deleteEvidence(enrollment.id(), RULE, operation).heldBack());

    assertThat(results).containsOnlyNulls();
    for (Artifact file : files) {
      assertThat(isThere(file)).isFalse();
      assertThat(access.fileFor(educator, file.id())).isEmpty();
      Deletion proof = proofOf(file);
      assertThat(proof.sha256()).isEqualTo(file.sha256());
      assertThat(proof.rule()).isEqualTo(RULE);
      assertThat(proof.deletedAt()).isEqualTo(clock.instant());
    }
    assertThat(portfolios.artifactsOf(enrollment.id())).isEmpty();
  }

  @Test
  void what_another_educator_submitted_too_stays_for_them() throws Exception {
    byte[] shared = pdf();
    Enrollment mine = enrollNewEducator();
    Enrollment theirs = enrollNewEducator();
    String requirement = microCredential().requirements().getFirst().id();
    Artifact file = add(mine.id(), requirement, "plan.pdf", shared);
    add(theirs.id(), requirement, "plan.pdf", shared);
    enrollments.withdraw(mine.id());
    enrollments.withdraw(theirs.id());

    delete(mine);
    assertThat(isThere(file)).isTrue();
    delete(theirs);
    assertThat(isThere(file)).isFalse();
  }

  @Test
  void nothing_is_deleted_while_an_educator_can_appeal_or_has_appealed() throws Exception {
    Enrollment enrollment = enrollNewEducator();
    Submission submission = notYet(enrollment);
    assertThat(delete(enrollment)).as("the time to appeal runs").isEqualTo(HeldBack.APPEAL);
    appeals.appeal(
        submission.id(),
        "The second page of my plan shows what the comment on planning says is missing.");
    enrollments.withdraw(enrollment.id());
    clock.advance(Duration.ofDays(60));
    try {
      assertThat(delete(enrollment)).as("an appeal is open").isEqualTo(HeldBack.APPEAL);
    } finally {
      clock.advance(Duration.ofDays(-60));
    }
    assertThat(evidenceFiles.artifactsOf(submission)).noneMatch(Artifact::isDeleted);
  }

  @Test
  void files_are_deleted_when_nobody_can_appeal_anymore() throws Exception {
    Enrollment enrollment = enrollNewEducator();
    Submission submission = notYet(enrollment);
    enrollments.withdraw(enrollment.id());
    clock.advance(Duration.ofDays(31));
    try {
      assertThat(delete(enrollment)).isNull();
    } finally {
      clock.advance(Duration.ofDays(-31));
    }
    assertThat(evidenceFiles.artifactsOf(submission)).allMatch(Artifact::isDeleted);
  }

  @Test
  void a_file_in_quarantine_is_not_touched() throws Exception {
    Enrollment enrollment = enrollNewEducator();
    completePortfolio(enrollment.id());
    List<Artifact> files = portfolios.artifactsOf(enrollment.id());
    quarantine.put(files.getFirst().id());
    enrollments.withdraw(enrollment.id());

    assertThat(delete(enrollment)).isNull();

    assertThat(isThere(files.getFirst())).isTrue();
    assertThat(files.subList(1, files.size())).noneMatch(this::isThere);
  }

  @Test
  void a_legal_hold_keeps_everything_until_it_is_lifted() throws Exception {
    Enrollment enrollment = enrollNewEducator();
    completePortfolio(enrollment.id());
    List<Artifact> files = portfolios.artifactsOf(enrollment.id());
    enrollments.withdraw(enrollment.id());
    String email = enrollment.educator().email();
    assertThatThrownBy(() -> legalHolds.hold(email, " ", "petra")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> legalHolds.hold("nobody@example.org", "Why.", "petra"))
        .isInstanceOf(Refusal.class);
    legalHolds.hold(email, "A court has asked for the files.", "petra");

    assertThat(delete(enrollment)).isEqualTo(HeldBack.LEGAL_HOLD);
    assertThat(retentions.deletePersonal(enrollment.id(), operation("personal")).heldBack())
        .isEqualTo(HeldBack.LEGAL_HOLD);
    assertThat(files).allMatch(this::isThere);
    var hold =
        legalHolds.holds().stream()
            .filter(it -> it.account().is(enrollment.educator()))
            .findFirst()
            .orElseThrow();
    legalHolds.lift(hold.id(), "petra");

    assertThat(delete(enrollment)).isNull();
    assertThat(files).noneMatch(this::isThere);
  }

  private HeldBack delete(Enrollment enrollment) {
    return retentions.deleteEvidence(enrollment.id(), RULE, operation("delete")).heldBack();
  }

  private Deletion proofOf(Artifact file) {
    UUID id = file.id();
    return retentions.deletions().stream()
        .filter(it -> it.artifactId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private boolean isThere(Artifact file) {
    return Files.exists(
        STORAGE.resolve("objects").resolve(file.sha256().substring(0, 2)).resolve(file.sha256()));
  }

  private Submission notYet(Enrollment enrollment) throws IOException {
    completePortfolio(enrollment.id());
    Submission submission = seal(enrollment.id(), 1);
    review(submission.id(), Outcome.NOT_YET);
    appeals.openPeriod(submission.id(), new AppealPolicy(30, 50), operation("period"));
    return submissions.submission(submission.id());
  }
}
