package org.microendorse.workers.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.appeal.AppealPolicy;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.evidence.Artifact;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.record.HeldBack;
import org.microendorse.domain.record.RetentionService;
import org.microendorse.domain.record.RetentionService.Deletion;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

class RetentionServiceTest extends ServiceTest {
  private static final String RULE = "Left or lapsed: files 365 days, records 6 years";

  @Autowired private RetentionService retentions;

  @Test
  void the_bytes_are_gone_and_their_proof_stays() throws Exception {
    Enrolment enrolment = enrolSomebody();
    completePortfolio(enrolment.id());
    List<Artifact> files = evidence.artifactsOf(enrolment.id());
    String educator = enrolment.educator().username();
    enrolments.withdraw(enrolment.id());
    OperationId operation = operation("delete");

    List<Object> results =
        atOnce(3, () -> retentions.deleteEvidence(enrolment.id(), RULE, operation).heldBack());

    assertThat(results).containsOnlyNulls();
    for (Artifact file : files) {
      assertThat(isThere(file)).isFalse();
      assertThat(reviews.fileFor(educator, file.id())).isEmpty();
      Deletion proof = proofOf(file);
      assertThat(proof.sha256()).isEqualTo(file.sha256());
      assertThat(proof.rule()).isEqualTo(RULE);
      assertThat(proof.deletedAt()).isEqualTo(clock.instant());
    }
    assertThat(evidence.artifactsOf(enrolment.id())).isEmpty();
  }

  @Test
  void what_somebody_else_has_handed_in_as_well_stays_for_them() throws Exception {
    byte[] shared = pdf();
    Enrolment mine = enrolSomebody();
    Enrolment theirs = enrolSomebody();
    String requirement = microCredential().requirements().getFirst().id();
    Artifact file = add(mine.id(), requirement, "plan.pdf", shared);
    add(theirs.id(), requirement, "plan.pdf", shared);
    enrolments.withdraw(mine.id());
    enrolments.withdraw(theirs.id());

    delete(mine);
    assertThat(isThere(file)).isTrue();
    delete(theirs);
    assertThat(isThere(file)).isFalse();
  }

  @Test
  void nothing_goes_while_somebody_can_appeal_or_has() throws Exception {
    Enrolment enrolment = enrolSomebody();
    Submission submission = notYet(enrolment);
    assertThat(delete(enrolment)).as("the time to appeal runs").isEqualTo(HeldBack.APPEAL);
    appeals.appeal(
        submission.id(),
        "The second page of my plan shows what the comment on planning says is missing.");
    enrolments.withdraw(enrolment.id());
    clock.advance(Duration.ofDays(60));
    try {
      assertThat(delete(enrolment)).as("an appeal is open").isEqualTo(HeldBack.APPEAL);
    } finally {
      clock.advance(Duration.ofDays(-60));
    }
    assertThat(evidence.artifactsOf(submission)).noneMatch(Artifact::isDeleted);
  }

  @Test
  void when_nobody_can_appeal_any_more_they_go() throws Exception {
    Enrolment enrolment = enrolSomebody();
    Submission submission = notYet(enrolment);
    enrolments.withdraw(enrolment.id());
    clock.advance(Duration.ofDays(31));
    try {
      assertThat(delete(enrolment)).isNull();
    } finally {
      clock.advance(Duration.ofDays(-31));
    }
    assertThat(evidence.artifactsOf(submission)).allMatch(Artifact::isDeleted);
  }

  @Test
  void a_file_in_quarantine_is_not_touched() throws Exception {
    Enrolment enrolment = enrolSomebody();
    completePortfolio(enrolment.id());
    List<Artifact> files = evidence.artifactsOf(enrolment.id());
    evidence.quarantine(files.getFirst().id());
    enrolments.withdraw(enrolment.id());

    assertThat(delete(enrolment)).isNull();

    assertThat(isThere(files.getFirst())).isTrue();
    assertThat(files.subList(1, files.size())).noneMatch(this::isThere);
  }

  @Test
  void a_legal_hold_keeps_everything_until_it_is_lifted() throws Exception {
    Enrolment enrolment = enrolSomebody();
    completePortfolio(enrolment.id());
    List<Artifact> files = evidence.artifactsOf(enrolment.id());
    enrolments.withdraw(enrolment.id());
    String email = enrolment.educator().email();
    assertThatThrownBy(() -> retentions.hold(email, " ", "petra")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> retentions.hold("nobody@example.org", "Why.", "petra"))
        .isInstanceOf(Refusal.class);
    retentions.hold(email, "A court has asked for the files.", "petra");

    assertThat(delete(enrolment)).isEqualTo(HeldBack.LEGAL_HOLD);
    assertThat(retentions.deletePersonal(enrolment.id(), operation("personal")).heldBack())
        .isEqualTo(HeldBack.LEGAL_HOLD);
    assertThat(files).allMatch(this::isThere);
    var hold =
        retentions.holds().stream()
            .filter(it -> it.account().is(enrolment.educator()))
            .findFirst()
            .orElseThrow();
    retentions.lift(hold.id(), "petra");

    assertThat(delete(enrolment)).isNull();
    assertThat(files).noneMatch(this::isThere);
  }

  private HeldBack delete(Enrolment enrolment) {
    return retentions.deleteEvidence(enrolment.id(), RULE, operation("delete")).heldBack();
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

  private Submission notYet(Enrolment enrolment) throws IOException {
    completePortfolio(enrolment.id());
    Submission submission = seal(enrolment.id(), 1);
    review(submission.id(), Outcome.NOT_YET);
    appeals.openPeriod(submission.id(), new AppealPolicy(30, 50), operation("period"));
    return evidence.submission(submission.id());
  }
}
