package org.microendorse.workers.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.catalog.MicroCredential.Requirement;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Artifact;
import org.microendorse.domain.evidence.EvidenceRefused;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.PupilData;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.integrity.IntegrityTeam;
import org.microendorse.domain.integrity.PreCheckFacts;
import org.microendorse.domain.integrity.PreCheckOutcome;
import org.microendorse.domain.integrity.PreCheckService.Answer;
import org.microendorse.domain.media.MediaKind;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Duty;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

class PreCheckServiceTest extends ServiceTest {
  @Autowired private IntegrityTeam team;

  @Test
  void a_machine_can_vouch_for_what_it_can_open_and_clean() throws IOException {
    Submission submission = sealed();

    PreCheckFacts facts = preChecks.findFacts(submission.id());

    assertThat(facts.preCheckFacts()).isEqualTo(new PreCheckFacts.Facts(0, 0, 0, 0, 0, false));
    assertThat(facts.preCheckFiles())
        .hasSameSizeAs(submission.artifactIds())
        .allSatisfy(
            file -> {
              assertThat(file.name()).doesNotContain("file 0").endsWith(extension(file.name()));
              assertThat(file.declared()).isEqualTo("No student is recognizable");
              assertThat(file.remark()).isNull();
            });
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.'));
  }

  @Test
  void what_was_damaged_after_it_came_in_is_unreadable() throws IOException {
    assertThat(preChecks.findFacts(damaged().id()).preCheckFacts().unreadable()).isEqualTo(1);
  }

  @Test
  void a_pdf_that_does_not_open_or_needs_a_password_is_refused_when_it_comes_in()
      throws IOException {
    Enrollment enrollment = enrollNewEducator();
    String pdfs = first(MediaKind.PDF).id();
    byte[] locked = protectedPdf();

    assertThatThrownBy(() -> add(enrollment.id(), pdfs, "a.pdf", damagedPdf()))
        .hasMessageContaining("Save or export it once more");
    assertThatThrownBy(() -> add(enrollment.id(), pdfs, "a.pdf", locked))
        .hasMessageContaining("Save a copy without the password");
    assertThat(portfolios.artifactsOf(enrollment.id())).isEmpty();
  }

  @Test
  void what_nothing_here_can_open_is_for_a_person() throws IOException {
    PreCheckFacts.Facts facts = with(gif(), PupilData.NONE);

    assertThat(facts.unreadable()).isZero();
    assertThat(facts.unchecked()).isEqualTo(1);
    assertThat(facts.namingAuthor()).as("cleaned by its structure").isZero();
  }

  @Test
  void what_cannot_be_cleaned_is_counted() throws IOException {
    assertThat(with(bitmap(), PupilData.NONE).namingAuthor()).isEqualTo(1);
  }

  @Test
  void what_shows_students_is_counted() throws IOException {
    assertThat(with(pdf(), PupilData.CONSENT_ON_FILE).recognizable()).isEqualTo(1);
    assertThat(with(pdf(), PupilData.DEIDENTIFIED).recognizable()).isZero();
  }

  @Test
  void an_office_document_opens_if_its_main_part_is_there() throws IOException {
    Enrollment enrollment = enrollNewEducator();
    Requirement document =
        microCredential().requirements().stream()
            .filter(it -> it.accepts().contains(MediaKind.DOCUMENT))
            .findFirst()
            .orElseThrow();
    completePortfolio(enrollment.id());
    replace(enrollment, document, "plan.docx", docx("word/document.xml"));
    assertThat(preChecks.findFacts(seal(enrollment.id(), 1).id()).preCheckFacts().unreadable())
        .isZero();
  }

  @Test
  void what_comes_back_costs_no_attempt_and_stays_as_it_was_sealed() throws IOException {
    Submission submission = damaged();
    UUID enrollment = submission.enrollmentId();
    assertThat(portfolios.isFrozen(enrollment)).isTrue();

    var operation = operation("preCheck");
    List<String> reasons = preChecks.record(submission.id(), null, incomplete(null), operation);

    assertThat(reasons)
        .singleElement()
        .asString()
        .startsWith("\"a.pdf\" is damaged and cannot be opened. Save");
    assertThat(preChecks.record(submission.id(), null, incomplete(null), operation))
        .isEqualTo(reasons);
    assertThat(count("pre_check where submission_id = '%s'".formatted(submission.id())))
        .isEqualTo(1);
    assertThat(portfolios.isFrozen(enrollment)).isFalse();
    assertThat(enrollments.get(enrollment).attempt()).isEqualTo(1);
    assertThat(submissions.submissionsOf(enrollment)).isEmpty();
    assertThat(submissions.cameBack(enrollments.get(enrollment)).orElseThrow().returnReasons())
        .isEqualTo(reasons);
    Submission kept = submissions.submission(submission.id());
    assertThat(kept.manifest()).isEqualTo(submission.manifest());
    assertThat(kept.outcome()).isNull();

    Submission again = seal(enrollment, 1);

    assertThat(again.id()).isNotEqualTo(submission.id());
    assertThat(again.attempt()).isEqualTo(1);
    assertThat(again.number()).isNotEqualTo(submission.number());
    assertThat(submissions.cameBack(enrollments.get(enrollment))).isEmpty();
    assertThat(submissions.submissionsOf(enrollment)).extracting("id").containsExactly(again.id());
    review(again.id(), Outcome.NOT_YET);
    assertThat(enrollments.get(enrollment).attempt()).isEqualTo(2);
  }

  @Test
  void what_a_machine_finds_is_written_in_the_language_of_the_educator() throws IOException {
    Submission submission = waiting();
    UUID enrollment = submission.enrollmentId();
    jdbc.sql("update artifact set pupil_data = null where enrollment_id = ?")
        .param(enrollment)
        .update();
    jdbc.sql("update account set language = 'es' where id = ?")
        .param(enrollments.get(enrollment).educator().id())
        .update();

    assertThat(preChecks.record(submission.id(), null, incomplete(null), operation("preCheck")))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it).endsWith(": diga si se reconoce a estudiantes."));
  }

  @Test
  void what_was_sealed_for_an_attempt_is_sealed_once() throws IOException {
    Submission submission = sealed();

    assertThat(seal(submission.enrollmentId(), 1).id()).isEqualTo(submission.id());
  }

  @Test
  void a_person_says_what_to_do_and_what_is_missing_where() throws IOException {
    Submission submission = waiting();
    PreCheckFacts.File plan = preChecks.findFacts(submission.id()).preCheckFiles().getFirst();

    List<String> reasons =
        preChecks.record(
            submission.id(),
            "iris",
            new Answer(
                PreCheckOutcome.INCOMPLETE,
                "Hand in all pages.",
                List.of(
                    new PreCheckFacts.File(plan.name(), plan.declared(), null, "Page 2"),
                    new PreCheckFacts.File("Video 1.mp4", plan.declared(), null, " "))),
            operation("preCheck"));

    assertThat(reasons).containsExactly("Hand in all pages.", ownName(submission) + ": Page 2");
  }

  @Test
  void the_person_who_found_it_complete_does_not_have_to_look_again() throws IOException {
    Submission submission = waiting();
    preChecks.record(submission.id(), "iris", complete(), operation("preCheck"));

    assertThat(preChecks.findFacts(submission.id()).preCheckFacts().foundComplete()).isTrue();

    Submission byMachine = sealed();
    preChecks.record(byMachine.id(), null, complete(), operation("preCheck"));
    assertThat(preChecks.findFacts(byMachine.id()).preCheckFacts().foundComplete()).isFalse();
  }

  @Test
  void only_the_team_pre_checks_and_only_what_waits_for_it() throws IOException {
    Submission waiting = waiting();
    Submission other = sealed();
    String educator = enrollments.get(waiting.enrollmentId()).educator().username();
    UUID artifact = waiting.artifactIds().iterator().next();

    assertThat(team.mayLookInto("iris", waiting.id())).isTrue();
    assertThat(team.fileFor("iris", artifact)).isPresent();
    assertThat(team.mayLookInto("iris", other.id())).isFalse();
    assertThat(team.fileFor("iris", other.artifactIds().iterator().next())).isEmpty();
    for (String nobody : List.of("max", "otto", "lena", "petra", "dora", educator, "nobody")) {
      assertThat(team.mayLookInto(nobody, waiting.id())).as(nobody).isFalse();
      assertThatThrownBy(
              () -> preChecks.record(waiting.id(), nobody, complete(), operation("preCheck")))
          .as(nobody)
          .isInstanceOf(Refusal.class);
    }
    assertThat(count("pre_check where submission_id = '%s'".formatted(waiting.id()))).isZero();
    deadlines.expect(waiting.id(), Duty.ASSESS, clock.instant(), clock.instant());
    assertThat(team.mayLookInto("iris", waiting.id())).isFalse();
    assertThat(team.fileFor("iris", artifact)).isEmpty();
  }

  @Test
  void nobody_of_the_team_looks_into_their_own_work() throws IOException {
    Enrollment enrollment =
        enrollments.enroll(people.add(Role.EDUCATOR, Role.INTEGRITY_TEAM).username(), MC);
    completePortfolio(enrollment.id());
    Submission submission = seal(enrollment.id(), 1);
    deadlines.expect(submission.id(), Duty.PRE_CHECK, clock.instant(), clock.instant());

    assertThat(team.mayLookInto(enrollment.educator().username(), submission.id())).isFalse();
    assertThat(team.mayLookInto("iris", submission.id())).isTrue();
  }

  @Test
  void the_portfolio_of_a_submission_that_waits_stays_as_it_is() throws IOException {
    Submission submission = waiting();

    assertThatThrownBy(
            () -> add(submission.enrollmentId(), first(MediaKind.PDF).id(), "a.pdf", pdf()))
        .isInstanceOf(EvidenceRefused.class);
  }

  /** A sealed submission that a person has to pre-check. */
  private Submission waiting() throws IOException {
    Submission submission = sealedWith(pdf(), PupilData.CONSENT_ON_FILE);
    deadlines.expect(submission.id(), Duty.PRE_CHECK, clock.instant(), clock.instant());
    return submission;
  }

  /** What the disk did to a file after it was sealed. */
  private Submission damaged() throws IOException {
    Submission submission = sealedWith(pdf(), PupilData.NONE);
    Artifact artifact =
        evidenceFiles.artifactsOf(submission).stream()
            .filter(it -> it.fileName().equals("a.pdf"))
            .findFirst()
            .orElseThrow();
    String damaged = "%PDF-1.7" + " ".repeat((int) artifact.size() - 14) + "%%EOF\n";
    Files.write(
        STORAGE
            .resolve("objects")
            .resolve(artifact.sha256().substring(0, 2))
            .resolve(artifact.sha256()),
        damaged.getBytes(StandardCharsets.US_ASCII));
    return submission;
  }

  private String ownName(Submission submission) {
    return portfolios
        .artifact(evidenceFiles.allBlindFilesOf(submission).getFirst().id())
        .orElseThrow()
        .fileName();
  }

  private Submission sealed() throws IOException {
    Enrollment enrollment = enrollNewEducator();
    completePortfolio(enrollment.id());
    return seal(enrollment.id(), 1);
  }

  /** A kind without a cleaner. */
  private static byte[] bitmap() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "bmp", bytes);
    return bytes.toByteArray();
  }

  private PreCheckFacts.Facts with(byte[] file, PupilData pupilData) throws IOException {
    return preChecks.findFacts(sealedWith(file, pupilData).id()).preCheckFacts();
  }

  private Submission sealedWith(byte[] file, PupilData pupilData) throws IOException {
    Enrollment enrollment = enrollNewEducator();
    completePortfolio(enrollment.id());
    boolean picture = file[0] != '%';
    Requirement requirement = first(picture ? MediaKind.IMAGE : MediaKind.PDF);
    Artifact artifact = replace(enrollment, requirement, picture ? "a.gif" : "a.pdf", file);
    portfolios.declare(artifact.id(), pupilData);
    return seal(enrollment.id(), 1);
  }

  private Artifact replace(
      Enrollment enrollment, Requirement requirement, String name, byte[] bytes)
      throws IOException {
    portfolios.artifactsOf(enrollment.id()).stream()
        .filter(it -> it.requirementId().equals(requirement.id()))
        .findFirst()
        .ifPresent(old -> portfolios.remove(old.id()));
    Artifact artifact = add(enrollment.id(), requirement.id(), name, bytes);
    return portfolios.declare(artifact.id(), PupilData.NONE);
  }

  private Requirement first(MediaKind kind) {
    return microCredential().requirements().stream()
        .filter(it -> it.accepts().contains(kind))
        .findFirst()
        .orElseThrow();
  }

  private static Answer complete() {
    return new Answer(PreCheckOutcome.COMPLETE, null, null);
  }

  private static Answer incomplete(String reasons) {
    return new Answer(PreCheckOutcome.INCOMPLETE, reasons, null);
  }

  private static byte[] damagedPdf() {
    return ("%PDF-1.7\n% " + UUID.randomUUID() + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] protectedPdf() throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission()));
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] docx(String mainPart) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
          </Types>"""
              .formatted(mainPart)
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(mainPart));
      zip.write("<w:document xmlns:w=\"w\"/>".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
