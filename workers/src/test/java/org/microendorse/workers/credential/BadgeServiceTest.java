package org.microendorse.workers.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.credential.BadgeVerifier;
import org.microendorse.domain.credential.Verification;
import org.microendorse.domain.credential.Verification.Verdict;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.enrolment.EnrolmentStatus;
import org.microendorse.domain.evidence.EvidenceRefused;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

class BadgeServiceTest extends ServiceTest {
  @Autowired private BadgeService badges;
  @Autowired private BadgeVerifier verifier;

  @Test
  void a_badge_is_signed_by_the_issuer_and_hides_its_earner() throws IOException {
    Enrolment enrolment = enrolSomebody();
    UUID submission = reviewed(enrolment.id(), Outcome.DEMONSTRATED);

    Badge badge = badges.issue(enrolment.id(), submission, operation("badge"));

    ObjectNode credential = (ObjectNode) new ObjectMapper().readTree(badge.credential());
    String did = credential.at("/issuer/id").asText();
    assertThat(credential.at("/proof/verificationMethod").asText()).startsWith(did + "#");
    Verification verification = verifier.verify(badge.credential().getBytes(UTF_8));
    assertThat(verification.verdict()).as(verification.toString()).isEqualTo(Verdict.VALID);
    String salt = credential.at("/credentialSubject/identifier/0/salt").asText();
    assertThat(credential.at("/credentialSubject/identifier/0/identityHash").asText())
        .isEqualTo("sha256$" + Sha256.hex(enrolment.educator().email() + salt));
    assertThat(badge.credential())
        .doesNotContain(enrolment.educator().email(), enrolment.educator().displayName());
    assertThat(credential.get("id").asText())
        .isEqualTo("https://badges.example.org/badges/" + badge.id() + ".json");
    assertThat(badges.badgesOf(enrolment.educator().username()))
        .extracting("id")
        .containsExactly(badge.id());
  }

  @Test
  void there_is_only_ever_one_badge_for_an_enrolment() throws Exception {
    Enrolment enrolment = enrolSomebody();
    UUID submission = reviewed(enrolment.id(), Outcome.DEMONSTRATED);
    OperationId operation = operation("badge");

    List<Object> same = atOnce(3, () -> badges.issue(enrolment.id(), submission, operation).id());
    List<Object> others =
        atOnce(3, () -> badges.issue(enrolment.id(), submission, operation("badge")).id());

    assertThat(same).hasOnlyElementsOfType(UUID.class);
    assertThat(others).containsOnly(same.getFirst());
    assertThat(badges.badgesOf(enrolment.educator().username())).hasSize(1);
  }

  @Test
  void the_badge_ends_the_enrolment() throws IOException {
    Enrolment enrolment = enrolSomebody();
    UUID submission = reviewed(enrolment.id(), Outcome.DEMONSTRATED);
    badges.issue(enrolment.id(), submission, operation("badge"));

    assertThat(enrolments.get(enrolment.id()).status()).isEqualTo(EnrolmentStatus.EARNED);
    assertThatThrownBy(() -> add(enrolment.id(), "reflection", "late.pdf", pdf()))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void not_yet_gets_no_badge() throws IOException {
    UUID enrolment = enrolSomebody().id();
    UUID submission = reviewed(enrolment, Outcome.NOT_YET);

    assertThatThrownBy(() -> badges.issue(enrolment, submission, operation("badge")))
        .isInstanceOf(Refusal.class);
    assertThat(badges.ofEnrolment(enrolment)).isEmpty();
  }

  private UUID reviewed(UUID enrolment, Outcome outcome) throws IOException {
    completePortfolio(enrolment);
    UUID submission = seal(enrolment, 1).id();
    review(submission, outcome);
    return submission;
  }
}
