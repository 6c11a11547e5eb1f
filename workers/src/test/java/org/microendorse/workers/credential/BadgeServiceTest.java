package org.microendorse.workers.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.credential.BadgeVerifier;
import org.microendorse.domain.credential.SubjectIds;
import org.microendorse.domain.credential.Verification;
import org.microendorse.domain.credential.Verification.Verdict;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentStatus;
import org.microendorse.domain.evidence.EvidenceRefused;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.people.Role;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

class BadgeServiceTest extends ServiceTest {
  @Autowired private BadgeService badges;
  @Autowired private BadgeVerifier verifier;
  @Autowired private SubjectIds subjects;

  @Test
  void a_badge_is_signed_by_the_issuer_and_hides_its_earner() throws IOException {
    Enrollment enrollment = enrollNewEducator();
    UUID submission = reviewed(enrollment.id(), Outcome.DEMONSTRATED);

    Badge badge = badges.issue(enrollment.id(), submission, operation("badge"));

    ObjectNode credential = (ObjectNode) new ObjectMapper().readTree(badge.credential());
    String did = credential.at("/issuer/id").asString("");
    assertThat(credential.at("/proof/verificationMethod").asString("")).startsWith(did + "#");
    Verification verification = verifier.verify(badge.credential().getBytes(UTF_8));
    assertThat(verification.verdict()).as(verification.toString()).isEqualTo(Verdict.VALID);
    String salt = credential.at("/credentialSubject/identifier/0/salt").asString("");
    assertThat(credential.at("/credentialSubject/identifier/0/identityHash").asString(""))
        .isEqualTo("sha256$" + Sha256.hex(enrollment.educator().email() + salt));
    assertThat(badge.credential())
        .doesNotContain(enrollment.educator().email(), enrollment.educator().displayName());
    assertThat(credential.get("id").asString(""))
        .isEqualTo("https://badges.example.org/badges/" + badge.id() + ".json");
    assertThat(badges.badgesOf(enrollment.educator().username()))
        .extracting("id")
        .containsExactly(badge.id());
  }

  @Test
  void educators_who_gave_an_id_get_a_jwt_too() throws IOException {
    Enrollment enrollment = enrollNewEducator();
    subjects.name(
        enrollment.educator().username(),
        " did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi ");
    UUID submission = reviewed(enrollment.id(), Outcome.DEMONSTRATED);

    Badge badge = badges.issue(enrollment.id(), submission, operation("badge"));

    for (String form : List.of(badge.credential(), badge.jwt())) {
      Verification verification = verifier.verify(form.getBytes(UTF_8));
      assertThat(verification.verdict()).as(verification.toString()).isEqualTo(Verdict.VALID);
      assertThat(verification.badge().subjectId()).startsWith("did:key:z6Mkj");
      assertThat(verification.badge().ours()).isTrue();
    }
  }

  @Test
  void without_an_id_there_is_no_jwt() throws IOException {
    Enrollment enrollment = enrollNewEducator();
    UUID submission = reviewed(enrollment.id(), Outcome.DEMONSTRATED);

    assertThat(badges.issue(enrollment.id(), submission, operation("badge")).jwt()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ada", "ada@example.org", "mailto:ada@example.org", "http://a.org", "did:"})
  void an_id_never_tells_an_email_address(String id) {
    String educator = people.add(Role.EDUCATOR).username();

    assertThatThrownBy(() -> subjects.name(educator, id)).isInstanceOf(Refusal.class);
  }

  @Test
  void a_badge_says_what_was_done_and_which_standards_it_serves() throws IOException {
    Enrollment enrollment = enrollNewEducator();
    UUID submission = reviewed(enrollment.id(), Outcome.DEMONSTRATED);

    String credential = badges.issue(enrollment.id(), submission, operation("badge")).credential();

    ObjectNode badge = (ObjectNode) new ObjectMapper().readTree(credential);
    assertThat(badge.at("/credentialSubject/achievement/alignment/0/targetCode").asString(""))
        .isEqualTo("PSEL 5");
    assertThat(badge.at("/evidence/0/narrative").asString(""))
        .contains("30 hours", "**Analyze**", "**Evaluate**");
    assertThat(badge.at("/credentialSubject/result"))
        .hasSameSizeAs(microCredential().criteria())
        .allSatisfy(
            result ->
                assertThat(result.get("achievedLevel").asString("")).endsWith("-demonstrated"));
    assertThat(credential)
        .as("neither who it was, nor what reviewers wrote, nor what was handed in")
        .doesNotContain(
            enrollment.educator().displayName(),
            enrollment.educator().email(),
            enrollment.educator().username(),
            enrollment.educator().district().name(),
            "Thank you for your work.",
            "Page 1",
            "file 0");
  }

  @Test
  void there_is_only_ever_one_badge_for_an_enrollment() throws Exception {
    Enrollment enrollment = enrollNewEducator();
    UUID submission = reviewed(enrollment.id(), Outcome.DEMONSTRATED);
    OperationId operation = operation("badge");

    List<Object> same = atOnce(3, () -> badges.issue(enrollment.id(), submission, operation).id());
    List<Object> others =
        atOnce(3, () -> badges.issue(enrollment.id(), submission, operation("badge")).id());

    assertThat(same).hasOnlyElementsOfType(UUID.class);
    assertThat(others).containsOnly(same.getFirst());
    assertThat(badges.badgesOf(enrollment.educator().username())).hasSize(1);
  }

  @Test
  void the_badge_ends_the_enrollment() throws IOException {
    Enrollment enrollment = enrollNewEducator();
    UUID submission = reviewed(enrollment.id(), Outcome.DEMONSTRATED);
    badges.issue(enrollment.id(), submission, operation("badge"));

    assertThat(enrollments.get(enrollment.id()).status()).isEqualTo(EnrollmentStatus.EARNED);
    assertThatThrownBy(() -> add(enrollment.id(), "reflection", "late.pdf", pdf()))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void not_yet_gets_no_badge() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    UUID submission = reviewed(enrollment, Outcome.NOT_YET);

    assertThatThrownBy(() -> badges.issue(enrollment, submission, operation("badge")))
        .isInstanceOf(Refusal.class);
    assertThat(badges.ofEnrollment(enrollment)).isEmpty();
  }

  private UUID reviewed(UUID enrollment, Outcome outcome) throws IOException {
    completePortfolio(enrollment);
    UUID submission = seal(enrollment, 1).id();
    review(submission, outcome);
    return submission;
  }
}
