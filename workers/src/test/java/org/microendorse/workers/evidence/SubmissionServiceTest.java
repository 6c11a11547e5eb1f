package org.microendorse.workers.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.catalog.MicroCredential.Requirement;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.evidence.Artifact;
import org.microendorse.domain.evidence.EvidenceChanges;
import org.microendorse.domain.evidence.EvidenceRefused;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.PupilData;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionCheck.Declarations;
import org.microendorse.domain.evidence.SubmissionService.Checked;
import org.microendorse.workers.ServiceTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SubmissionServiceTest extends ServiceTest {
  private static final String PDFS = "needs-summary";
  private static final Declarations EVERYTHING = new Declarations(true, true, true);

  @Test
  void sealing_writes_down_every_file_and_its_hash() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    completePortfolio(enrollment);

    Submission submission = seal(enrollment, 1);

    assertThat(submission.manifestSha256()).isEqualTo(Sha256.hex(submission.manifest()));
    JsonNode manifest = new ObjectMapper().readTree(submission.manifest());
    assertThat(manifest.get("submissionId").asString("")).isEqualTo(submission.id().toString());
    List<Artifact> files = evidenceFiles.artifactsOf(submission);
    assertThat(manifest.get("files")).hasSameSizeAs(files);
    JsonNode first = manifest.get("files").get(0);
    assertThat(first.get("sha256").asString("")).isEqualTo(files.getFirst().sha256());
    assertThat(first.get("pupilData").asString("")).isEqualTo("NONE");
    assertThat(first.propertyNames())
        .containsExactly(
            "artifactId",
            "requirementId",
            "fileName",
            "mediaType",
            "size",
            "sha256",
            "pupilData",
            "uploadedAt");
  }

  @Test
  void sealing_twice_seals_once() throws Exception {
    UUID enrollment = enrollNewEducator().id();
    completePortfolio(enrollment);
    OperationId operation = operation("seal");

    List<Object> results = atOnce(4, () -> submissions.seal(enrollment, 1, operation).id());

    assertThat(results).hasOnlyElementsOfType(UUID.class);
    assertThat(results.stream().distinct()).hasSize(1);
    assertThat(seal(enrollment, 1).id()).isEqualTo(results.getFirst());
    assertThat(submissions.submissionsOf(enrollment)).hasSize(1);
  }

  @Test
  void a_complete_portfolio_is_sealed_once_however_often_it_is_submitted() throws Exception {
    UUID enrollment = enrollNewEducator().id();
    completePortfolio(enrollment);
    OperationId operation = operation("handIn");

    List<Object> results =
        atOnce(4, () -> submissions.checkAndSeal(enrollment, 1, EVERYTHING, operation));

    assertThat(results.stream().distinct()).hasSize(1);
    assertThat(submissions.submissionsOf(enrollment))
        .singleElement()
        .satisfies(it -> assertThat(results).containsOnly(new Checked(it.id(), List.of())));
  }

  @Test
  void what_was_declared_of_other_files_seals_nothing() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    completePortfolio(enrollment);
    var ofThese = new Declarations(true, true, true, portfolios.fingerprint(enrollment));
    var ofOthers = new Declarations(true, true, true, "0".repeat(64));

    assertThat(submissions.checkAndSeal(enrollment, 1, ofOthers, operation("handIn")).problems())
        .containsExactly(
            "Your portfolio has changed since you submitted it. Check it, then submit it again.");
    assertThat(submissions.submissionsOf(enrollment)).isEmpty();
    assertThat(submissions.checkAndSeal(enrollment, 1, ofThese, operation("again")).submissionId())
        .isNotNull();
  }

  @Test
  void an_incomplete_portfolio_is_not_sealed_and_the_same_task_never_seals_it() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    completePortfolio(enrollment);
    OperationId operation = operation("handIn");
    var undeclared = new Declarations(true, false, true);

    Checked checked = submissions.checkAndSeal(enrollment, 1, undeclared, operation);
    Checked again = submissions.checkAndSeal(enrollment, 1, EVERYTHING, operation);

    assertThat(checked.submissionId()).isNull();
    assertThat(checked.problems()).containsExactly("Confirm that the portfolio is your own work.");
    assertThat(again.submissionId()).isNull();
    assertThat(again.problems()).singleElement().asString().contains("submit it again");
    assertThat(submissions.submissionsOf(enrollment)).isEmpty();
    assertThat(
            count(
                "processed_operation where operation_id = '%s' and result::text like '%%Confirm%%'"
                    .formatted(operation.value())))
        .as("sentences that outlive the path")
        .isZero();
    assertThat(submissions.checkAndSeal(enrollment, 1, EVERYTHING, operation("handIn")).problems())
        .isEmpty();
  }

  @Test
  void an_incomplete_portfolio_is_not_sealed() {
    UUID enrollment = enrollNewEducator().id();

    assertThatThrownBy(() -> seal(enrollment, 1))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining("changed after it was checked");
  }

  @Test
  void a_sealed_portfolio_is_frozen_until_it_comes_back() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    completePortfolio(enrollment);
    Artifact file =
        portfolios.artifactsOf(enrollment).stream()
            .filter(it -> it.requirementId().equals(PDFS))
            .findFirst()
            .orElseThrow();
    Submission first = seal(enrollment, 1);

    assertFrozen(() -> add(enrollment, PDFS, "late.pdf", pdf()));
    assertFrozen(() -> portfolios.remove(file.id()));
    assertFrozen(() -> portfolios.declare(file.id(), PupilData.DEIDENTIFIED));

    review(first.id(), Outcome.NOT_YET);

    assertThat(enrollments.get(enrollment).attempt()).isEqualTo(2);
    assertThat(portfolios.artifactsOf(enrollment)).hasSameSizeAs(evidenceFiles.artifactsOf(first));
    portfolios.remove(file.id());
    Artifact better = add(enrollment, file.requirementId(), "better.pdf", pdf());
    portfolios.declare(better.id(), PupilData.NONE);
    Submission second = seal(enrollment, 2);
    assertThat(second.artifactIds()).contains(better.id()).doesNotContain(file.id());
    assertThat(submissions.submission(first.id()).artifactIds())
        .contains(file.id())
        .doesNotContain(better.id());
  }

  @Test
  void a_first_attempt_has_changed_nothing() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    completePortfolio(enrollment);

    assertThat(submissions.changesSincePrevious(seal(enrollment, 1))).isEmpty();
  }

  @Test
  void what_changed_is_told_by_requirement_and_position() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    byte[] stays = pdf();
    Artifact goes = addLater(enrollment, PDFS, "goes.pdf", pdf());
    Artifact kept = addLater(enrollment, PDFS, "kept.pdf", stays);
    completePortfolio(enrollment);
    comesBack(enrollment, 1);
    portfolios.remove(goes.id());
    portfolios.remove(kept.id());
    addLater(enrollment, PDFS, "new.pdf", pdf());
    addLater(enrollment, PDFS, "kept, by another name.pdf", stays);

    EvidenceChanges changes = submissions.changesSincePrevious(seal(enrollment, 2)).orElseThrow();

    assertThat(changes.previousAttempt()).isEqualTo(1);
    assertThat(changes.requirements())
        .extracting(of -> of.requirement().id())
        .containsExactlyElementsOf(
            microCredential().requirements().stream().map(Requirement::id).toList());
    EvidenceChanges.OfRequirement summary = changes.requirements().getFirst();
    assertThat(summary.requirement().id()).isEqualTo(PDFS);
    assertThat(summary.added()).containsExactly(2);
    assertThat(summary.kept()).containsExactly(1, 3);
    assertThat(summary.removed()).containsExactly(1);
    assertThat(changes.changed()).containsExactly(summary);
    assertThat(changes.unchanged())
        .hasSize(changes.requirements().size() - 1)
        .allSatisfy(of -> assertThat(of.kept()).hasSize(of.requirement().minFiles()));
  }

  @Test
  void changes_are_told_from_the_last_attempt_and_not_from_the_first() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    completePortfolio(enrollment);
    comesBack(enrollment, 1);
    addLater(enrollment, PDFS, "second.pdf", pdf());
    comesBack(enrollment, 2);
    addLater(enrollment, PDFS, "third.pdf", pdf());

    EvidenceChanges changes = submissions.changesSincePrevious(seal(enrollment, 3)).orElseThrow();

    assertThat(changes.previousAttempt()).isEqualTo(2);
    assertThat(changes.requirements().getFirst().kept()).containsExactly(1, 2);
    assertThat(changes.requirements().getFirst().added()).containsExactly(3);
  }

  @Test
  void a_file_that_moved_is_new_in_one_place_and_gone_from_the_other() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    completePortfolio(enrollment);
    byte[] moves = pdf();
    Artifact there = addLater(enrollment, PDFS, "moves.pdf", moves);
    comesBack(enrollment, 1);
    portfolios.remove(there.id());
    addLater(enrollment, "communication", "moves.pdf", moves);

    List<EvidenceChanges.OfRequirement> changes =
        submissions.changesSincePrevious(seal(enrollment, 2)).orElseThrow().requirements();

    assertThat(changes.get(0).removed()).containsExactly(2);
    assertThat(changes.get(1).requirement().id()).isEqualTo("communication");
    assertThat(changes.get(1).added()).containsExactly(3);
  }

  /** Adds a file after the existing ones and declares it. */
  private Artifact addLater(UUID enrollment, String requirement, String name, byte[] bytes)
      throws IOException {
    clock.advance(Duration.ofSeconds(1));
    return portfolios.declare(add(enrollment, requirement, name, bytes).id(), PupilData.NONE);
  }

  private void comesBack(UUID enrollment, int attempt) {
    review(seal(enrollment, attempt).id(), Outcome.NOT_YET);
  }

  private void assertFrozen(org.assertj.core.api.ThrowableAssert.ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining("is in review");
  }
}
