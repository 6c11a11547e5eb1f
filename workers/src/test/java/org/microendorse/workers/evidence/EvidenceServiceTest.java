package org.microendorse.workers.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.catalog.MicroCredential.Requirement;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Artifact;
import org.microendorse.domain.evidence.EvidenceChanges;
import org.microendorse.domain.evidence.EvidenceFile;
import org.microendorse.domain.evidence.EvidenceRefused;
import org.microendorse.domain.evidence.EvidenceTooLarge;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.PupilData;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.workers.ServiceTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class EvidenceServiceTest extends ServiceTest {
  private static final String PDFS = "needs-summary";
  private static final String VIDEOS = "practice-in-action";
  private static final String ONE_FILE = "reflection";

  @Test
  void a_file_is_kept_under_its_hash_with_a_clean_name_and_its_real_type() throws IOException {
    Enrollment enrollment = enrollSomebody();
    byte[] bytes = pdf();

    Artifact artifact = add(enrollment.id(), PDFS, "C:\\temp\\what we heard.pdf", bytes);

    assertThat(artifact.fileName()).isEqualTo("what we heard.pdf");
    assertThat(artifact.mediaType()).isEqualTo("application/pdf");
    assertThat(artifact.size()).isEqualTo(bytes.length);
    assertThat(artifact.sha256()).isEqualTo(Sha256.hex(Sha256.digest().digest(bytes)));
    assertThat(evidence.artifactsOf(enrollment.id()))
        .extracting("id")
        .containsExactly(artifact.id());
    try (InputStream kept = evidence.open(EvidenceFile.original(artifact))) {
      assertThat(kept.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void what_is_refused_leaves_nothing_behind() throws IOException {
    UUID enrollment = enrollSomebody().id();

    assertRefused(enrollment, PDFS, "plan.pdf", new byte[0], "\"plan.pdf\" is empty.");
    assertRefused(enrollment, PDFS, "plan.pdf", "MZ\u0090\0\3\0\0\0\4\0", "is a program");
    assertRefused(enrollment, VIDEOS, "plan.pdf", new String(pdf()), "takes a video");

    assertThat(evidence.artifactsOf(enrollment)).isEmpty();
    assertNothingIncoming();
  }

  @Test
  void a_file_over_the_limit_is_refused_while_it_arrives() throws IOException {
    UUID enrollment = enrollSomebody().id();
    long limitOfRequirement = 50L << 20;

    assertThatThrownBy(
            () ->
                evidence.add(
                    enrollment, PDFS, "plan.pdf", bytes("%PDF-1.7\n", limitOfRequirement + 1)))
        .isInstanceOf(EvidenceTooLarge.class)
        .hasMessage("\"plan.pdf\" is larger than the 50 MB allowed here.");
    assertThatThrownBy(
            () -> evidence.add(enrollment, VIDEOS, "a.mp4", bytes(FILM, (400L << 20) + 1)))
        .hasMessageContaining("the 400 MB allowed here");
    assertNothingIncoming();
  }

  @Test
  void one_person_cannot_fill_the_disk() throws IOException {
    Enrollment full = enrollSomebody();
    Artifact first = add(full.id(), PDFS, "plan.pdf", pdf());
    jdbc.sql("update artifact set size = ? where id = ?").params(1L << 40, first.id()).update();

    assertThatThrownBy(() -> add(full.id(), PDFS, "more.pdf", pdf()))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageStartingWith("\"more.pdf\" does not fit: you keep 1 of ")
        .hasMessageContaining("Remove files that you do not need");
    assertThat(add(enrollSomebody().id(), PDFS, "plan.pdf", pdf()).size()).isPositive();

    evidence.remove(first.id());
    assertThat(add(full.id(), PDFS, "more.pdf", pdf()).size()).isPositive();
  }

  @Test
  void an_upload_that_is_cut_off_leaves_nothing_behind() throws IOException {
    UUID enrollment = enrollSomebody().id();
    InputStream cutOff =
        new SequenceInputStream(bytes("%PDF-1.7\n", 1 << 20), new BrokenConnection());

    assertThatThrownBy(() -> evidence.add(enrollment, PDFS, "plan.pdf", cutOff))
        .isInstanceOf(IOException.class);

    assertThat(evidence.artifactsOf(enrollment)).isEmpty();
    assertNothingIncoming();
  }

  @Test
  void a_large_file_streams_with_constant_memory() throws IOException {
    UUID enrollment = enrollSomebody().id();
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getCurrentThreadAllocatedBytes();

    Artifact film = evidence.add(enrollment, VIDEOS, "lesson.mp4", bytes(FILM, 300L << 20));

    assertThat(film.size()).isEqualTo(300L << 20);
    assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(16L << 20);
  }

  @Test
  void the_same_file_is_in_a_portfolio_only_once() throws Exception {
    UUID enrollment = enrollSomebody().id();
    byte[] bytes = pdf();

    List<Object> results = atOnce(4, () -> add(enrollment, PDFS, "plan.pdf", bytes));

    assertThat(results).filteredOn(Artifact.class::isInstance).hasSize(1);
    assertThat(results)
        .filteredOn(EvidenceRefused.class::isInstance)
        .hasSize(3)
        .allSatisfy(
            refused ->
                assertThat((Throwable) refused)
                    .hasMessageContaining("already in your portfolio as \"plan.pdf\""));
    assertThat(evidence.artifactsOf(enrollment)).hasSize(1);
  }

  @Test
  void a_requirement_takes_only_so_many_files() throws Exception {
    UUID enrollment = enrollSomebody().id();

    List<Object> results = atOnce(3, () -> add(enrollment, ONE_FILE, "reflection.pdf", pdf()));

    assertThat(results).filteredOn(Artifact.class::isInstance).hasSize(1);
    assertThatThrownBy(() -> add(enrollment, ONE_FILE, "reflection.pdf", pdf()))
        .hasMessageContaining("takes at most 1 file.");
  }

  @Test
  void a_removed_file_can_be_added_again() throws IOException {
    UUID enrollment = enrollSomebody().id();
    byte[] bytes = pdf();
    Artifact first = add(enrollment, PDFS, "plan.pdf", bytes);

    evidence.remove(first.id());
    Artifact second = add(enrollment, PDFS, "plan.pdf", bytes);

    assertThat(evidence.artifactsOf(enrollment)).extracting("id").containsExactly(second.id());
    assertThatThrownBy(() -> evidence.remove(first.id())).isInstanceOf(NotFound.class);
  }

  @Test
  void the_check_says_in_plain_words_what_is_missing() throws IOException {
    UUID enrollment = enrollSomebody().id();
    add(enrollment, PDFS, "plan.pdf", pdf());

    assertThat(evidence.check(enrollment, true, false, true))
        .contains(
            "\"Messages to staff and families\" needs at least 2 files; there is none.",
            "\"The skill in action\" needs at least 1 file; there is none.",
            "Say whether students are recognizable in \"plan.pdf\".",
            "Confirm that the portfolio is your own work.")
        .noneMatch(problem -> problem.contains("What we heard and saw"));
  }

  @Test
  void a_complete_portfolio_has_no_problems() throws IOException {
    UUID enrollment = enrollSomebody().id();
    completePortfolio(enrollment);

    assertThat(evidence.check(enrollment, true, true, true)).isEmpty();
  }

  @Test
  void somebody_elses_file_is_a_problem_unless_sharing_is_allowed() throws IOException {
    UUID one = enrollSomebody().id();
    UUID other = enrollSomebody().id();
    byte[] own = video();
    byte[] shared = pdf();
    add(one, VIDEOS, "lesson.mp4", own);
    add(one, PDFS, "needs.pdf", shared);

    add(other, VIDEOS, "my lesson.mp4", own);
    add(other, PDFS, "our needs.pdf", shared);

    assertThat(evidence.check(other, true, true, true))
        .anyMatch(p -> p.startsWith("\"my lesson.mp4\" is also in someone else's portfolio."))
        .noneMatch(p -> p.startsWith("\"our needs.pdf\" is also"));
  }

  @Test
  void a_file_that_the_storage_lost_is_a_problem() throws IOException {
    UUID enrollment = enrollSomebody().id();
    Artifact artifact = add(enrollment, PDFS, "plan.pdf", pdf());
    Files.delete(
        STORAGE
            .resolve("objects")
            .resolve(artifact.sha256().substring(0, 2))
            .resolve(artifact.sha256()));

    assertThat(evidence.check(enrollment, true, true, true))
        .anyMatch(p -> p.startsWith("\"plan.pdf\" is not complete in our storage."));
  }

  @Test
  void sealing_writes_down_every_file_and_its_hash() throws IOException {
    UUID enrollment = enrollSomebody().id();
    completePortfolio(enrollment);

    Submission submission = seal(enrollment, 1);

    assertThat(submission.manifestSha256()).isEqualTo(Sha256.hex(submission.manifest()));
    JsonNode manifest = new ObjectMapper().readTree(submission.manifest());
    assertThat(manifest.get("submissionId").asString("")).isEqualTo(submission.id().toString());
    List<Artifact> files = evidence.artifactsOf(submission);
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
    UUID enrollment = enrollSomebody().id();
    completePortfolio(enrollment);
    OperationId operation = operation("seal");

    List<Object> results = atOnce(4, () -> evidence.seal(enrollment, 1, operation).id());

    assertThat(results).hasOnlyElementsOfType(UUID.class);
    assertThat(results.stream().distinct()).hasSize(1);
    assertThat(seal(enrollment, 1).id()).isEqualTo(results.getFirst());
    assertThat(evidence.submissionsOf(enrollment)).hasSize(1);
  }

  @Test
  void an_incomplete_portfolio_is_not_sealed() {
    UUID enrollment = enrollSomebody().id();

    assertThatThrownBy(() -> seal(enrollment, 1))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining("changed after it was checked");
  }

  @Test
  void a_sealed_portfolio_is_frozen_until_it_comes_back() throws IOException {
    UUID enrollment = enrollSomebody().id();
    completePortfolio(enrollment);
    Artifact file =
        evidence.artifactsOf(enrollment).stream()
            .filter(it -> it.requirementId().equals(PDFS))
            .findFirst()
            .orElseThrow();
    Submission first = seal(enrollment, 1);

    assertFrozen(() -> add(enrollment, PDFS, "late.pdf", pdf()));
    assertFrozen(() -> evidence.remove(file.id()));
    assertFrozen(() -> evidence.declare(file.id(), PupilData.DEIDENTIFIED));

    review(first.id(), Outcome.NOT_YET);

    assertThat(enrollments.get(enrollment).attempt()).isEqualTo(2);
    assertThat(evidence.artifactsOf(enrollment)).hasSameSizeAs(evidence.artifactsOf(first));
    evidence.remove(file.id());
    Artifact better = add(enrollment, file.requirementId(), "better.pdf", pdf());
    evidence.declare(better.id(), PupilData.NONE);
    Submission second = seal(enrollment, 2);
    assertThat(second.artifactIds()).contains(better.id()).doesNotContain(file.id());
    assertThat(evidence.submission(first.id()).artifactIds())
        .contains(file.id())
        .doesNotContain(better.id());
  }

  @Test
  void a_first_attempt_has_changed_nothing() throws IOException {
    UUID enrollment = enrollSomebody().id();
    completePortfolio(enrollment);

    assertThat(evidence.changesSincePrevious(seal(enrollment, 1))).isEmpty();
  }

  @Test
  void what_changed_is_told_by_requirement_and_position() throws IOException {
    UUID enrollment = enrollSomebody().id();
    byte[] stays = pdf();
    Artifact goes = addLater(enrollment, PDFS, "goes.pdf", pdf());
    Artifact kept = addLater(enrollment, PDFS, "kept.pdf", stays);
    completePortfolio(enrollment);
    comesBack(enrollment, 1);
    evidence.remove(goes.id());
    evidence.remove(kept.id());
    addLater(enrollment, PDFS, "new.pdf", pdf());
    addLater(enrollment, PDFS, "kept, by another name.pdf", stays);

    EvidenceChanges changes = evidence.changesSincePrevious(seal(enrollment, 2)).orElseThrow();

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
    UUID enrollment = enrollSomebody().id();
    completePortfolio(enrollment);
    comesBack(enrollment, 1);
    addLater(enrollment, PDFS, "second.pdf", pdf());
    comesBack(enrollment, 2);
    addLater(enrollment, PDFS, "third.pdf", pdf());

    EvidenceChanges changes = evidence.changesSincePrevious(seal(enrollment, 3)).orElseThrow();

    assertThat(changes.previousAttempt()).isEqualTo(2);
    assertThat(changes.requirements().getFirst().kept()).containsExactly(1, 2);
    assertThat(changes.requirements().getFirst().added()).containsExactly(3);
  }

  @Test
  void a_file_that_moved_is_new_in_one_place_and_gone_from_the_other() throws IOException {
    UUID enrollment = enrollSomebody().id();
    completePortfolio(enrollment);
    byte[] moves = pdf();
    Artifact there = addLater(enrollment, PDFS, "moves.pdf", moves);
    comesBack(enrollment, 1);
    evidence.remove(there.id());
    addLater(enrollment, "communication", "moves.pdf", moves);

    List<EvidenceChanges.OfRequirement> changes =
        evidence.changesSincePrevious(seal(enrollment, 2)).orElseThrow().requirements();

    assertThat(changes.get(0).removed()).containsExactly(2);
    assertThat(changes.get(1).requirement().id()).isEqualTo("communication");
    assertThat(changes.get(1).added()).containsExactly(3);
  }

  @Test
  void only_owner_coach_and_reviewers_may_read_a_file() throws IOException {
    Enrollment enrollment = enrollSomebody();
    completePortfolio(enrollment.id());
    Artifact file = evidence.artifactsOf(enrollment.id()).getFirst();
    String owner = enrollment.educator().username();
    String coach = enrollment.coach().username();

    assertThat(mayRead(file, owner, coach, "max", "olga", "dora", "ada", "nobody"))
        .containsExactly(owner, coach);

    allocations.allocate(seal(enrollment.id(), 1).id(), EVERYBODY, operation("allocate"));

    assertThat(mayRead(file, owner, coach, "max", "olga", "dora", "ada", "nobody"))
        .containsExactly(owner, coach, "max");
  }

  /** Adds and declares a file after all that are there. */
  private Artifact addLater(UUID enrollment, String requirement, String name, byte[] bytes)
      throws IOException {
    clock.advance(Duration.ofSeconds(1));
    return evidence.declare(add(enrollment, requirement, name, bytes).id(), PupilData.NONE);
  }

  private void comesBack(UUID enrollment, int attempt) {
    review(seal(enrollment, attempt).id(), Outcome.NOT_YET);
  }

  private List<String> mayRead(Artifact file, String... usernames) {
    return Stream.of(usernames)
        .filter(username -> access.fileFor(username, file.id()).isPresent())
        .toList();
  }

  private void assertFrozen(org.assertj.core.api.ThrowableAssert.ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining("is with the reviewers");
  }

  private void assertRefused(
      UUID enrollment, String requirement, String name, String bytes, String message) {
    assertRefused(
        enrollment, requirement, name, bytes.getBytes(StandardCharsets.ISO_8859_1), message);
  }

  private void assertRefused(
      UUID enrollment, String requirement, String name, byte[] bytes, String message) {
    assertThatThrownBy(() -> add(enrollment, requirement, name, bytes))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining(message);
  }

  private static void assertNothingIncoming() throws IOException {
    try (Stream<Path> files = Files.list(STORAGE.resolve("incoming"))) {
      assertThat(files).isEmpty();
    }
  }

  /** So many bytes, made while they are read. */
  private static InputStream bytes(String start, long size) {
    byte[] head = start.getBytes(StandardCharsets.ISO_8859_1);
    return new SequenceInputStream(new ByteArrayInputStream(head), new Noise(size - head.length));
  }

  private static final class Noise extends InputStream {
    private long left;

    Noise(long size) {
      this.left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int n = (int) Math.min(length, left);
      java.util.Arrays.fill(buffer, offset, offset + n, (byte) left);
      left -= n;
      return n;
    }
  }

  private static final class BrokenConnection extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }
  }
}
