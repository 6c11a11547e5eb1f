package org.microendorse.workers.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.credential.BadgeVerifier;
import org.microendorse.domain.credential.OpenedRevocation;
import org.microendorse.domain.credential.Revocation;
import org.microendorse.domain.credential.RevocationService;
import org.microendorse.domain.credential.StatusLists;
import org.microendorse.domain.credential.Verification.Check;
import org.microendorse.domain.credential.Verification.Finding;
import org.microendorse.domain.credential.Verification.Verdict;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class RevocationServiceTest extends ServiceTest {
  private static final String WHY = "The plan was another person's work.";

  @Autowired private BadgeService badges;
  @Autowired private RevocationService revocations;
  @Autowired private StatusLists lists;
  @Autowired private BadgeVerifier verifier;

  @Test
  void a_badge_is_revoked_when_a_second_person_confirms_it() throws IOException {
    Badge badge = earned();
    Account second = people.add(Role.PROGRAM_MANAGER);
    UUID asked = revocations.request("petra", badge.id(), WHY).id();
    assertThat(verifier.verify(badge.credential().getBytes(UTF_8)).verdict())
        .isEqualTo(Verdict.VALID);

    assertThat(revocations.told(asked).deciders())
        .extracting(Account::username)
        .contains(second.username(), "lena")
        .doesNotContain("petra", badge.account().username());
    var confirm = operation("confirm");
    revocations.confirm(asked, second.username(), null, confirm);
    revocations.confirm(asked, second.username(), null, confirm);

    assertThat(badges.find(badge.id()).orElseThrow().revocationReasons()).isEqualTo(WHY);
    var verification = verifier.verify(badge.credential().getBytes(UTF_8));
    assertThat(verification.finding(Check.REVOCATION)).contains(Finding.DOES_NOT_HOLD);
    assertThat(verification.finding(Check.SIGNATURE)).contains(Finding.HOLDS);
    assertThat(revocations.told(asked).facts()).containsEntry("reasons", WHY);
    assertThat(revocations.told(asked).deciders()).as("nobody is reminded any more").isEmpty();
    assertThatThrownBy(() -> revocations.request("petra", badge.id(), WHY))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("already");
  }

  @Test
  void when_the_second_person_refuses_the_badge_stays_and_can_be_asked_about_again()
      throws IOException {
    Badge badge = earned();
    UUID asked = revocations.request("petra", badge.id(), WHY).id();

    revocations.refuse(asked, "lena", "It was hers.", operation("refuse"));

    assertThat(verifier.verify(badge.credential().getBytes(UTF_8)).verdict())
        .isEqualTo(Verdict.VALID);
    assertThat(revocations.told(asked).facts()).containsEntry("answer", "It was hers.");
    assertThat(revocations.request("petra", badge.id(), WHY).id()).isNotEqualTo(asked);
  }

  @Test
  void the_person_who_asks_cannot_confirm() throws IOException {
    Badge badge = earned();
    UUID asked = revocations.request("petra", badge.id(), WHY).id();

    OpenedRevocation opened = revocations.open(asked, 1, operation("open"));

    assertThat(opened.revocationDeciderIds()).contains("lena").doesNotContain("petra");
    assertThat(opened.revocation().reasons()).isEqualTo(WHY);
    assertThatThrownBy(() -> revocations.confirm(asked, "petra", null, operation("confirm")))
        .isInstanceOf(Refusal.class);
    assertThat(badges.find(badge.id()).orElseThrow().revokedAt()).isNull();
  }

  @Test
  void whose_badge_it_is_cannot_confirm_either() throws IOException {
    Badge badge = earned();
    UUID asked = revocations.request("petra", badge.id(), WHY).id();

    assertThatThrownBy(
            () ->
                revocations.confirm(asked, badge.account().username(), null, operation("confirm")))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void the_person_who_asked_may_withdraw_it_until_it_is_decided() throws IOException {
    Badge badge = earned();
    UUID asked = revocations.request("petra", badge.id(), WHY).id();
    String other = people.add(Role.PROGRAM_MANAGER).username();

    assertThatThrownBy(() -> revocations.withdraw(other, asked)).isInstanceOf(Refusal.class);
    revocations.withdraw("petra", asked);

    assertThat(revocations.open(badge.id())).isEmpty();
    assertThat(revocations.told(asked).deciders()).as("nobody is reminded any more").isEmpty();
    assertThatThrownBy(() -> revocations.withdraw("petra", asked)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> revocations.confirm(asked, "lena", null, operation("late")))
        .as("it is too late to decide")
        .isInstanceOf(IllegalStateException.class);
    assertThat(badges.find(badge.id()).orElseThrow().revokedAt()).isNull();

    UUID again = revocations.request("petra", badge.id(), WHY).id();
    revocations.refuse(again, "lena", "It was hers.", operation("refuse"));
    assertThatThrownBy(() -> revocations.withdraw("petra", again)).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"because", "Plagiarism-of-a-colleague", "a b c d e f g h i", "x \u200b \u200b"})
  void a_reason_says_something(String reason) throws IOException {
    Badge badge = earned();

    assertThatThrownBy(() -> revocations.request("petra", badge.id(), reason))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("at least two words");
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "PROGRAM_MANAGER")
  void nobody_but_program_managers_asks(Role role) throws IOException {
    Badge badge = earned();

    assertThatThrownBy(() -> revocations.request(people.add(role).username(), badge.id(), WHY))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Only program managers");
  }

  @Test
  void it_is_asked_for_once_at_a_time_and_never_without_a_reason() throws Exception {
    Badge badge = earned();
    assertThatThrownBy(() -> revocations.request("petra", badge.id(), " \u0000 "))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> revocations.request("petra", UUID.randomUUID(), WHY))
        .isInstanceOf(NotFound.class);

    List<Object> asked = atOnce(3, () -> revocations.request("petra", badge.id(), WHY));

    assertThat(asked).filteredOn(Revocation.class::isInstance).hasSize(1);
    assertThat(asked).filteredOn(Refusal.class::isInstance).hasSize(2);
  }

  @Test
  void every_badge_has_a_place_of_its_own_in_a_list_that_anyone_can_check() throws IOException {
    JsonNode one = new ObjectMapper().readTree(earned().credential()).get("credentialStatus");
    JsonNode two = new ObjectMapper().readTree(earned().credential()).get("credentialStatus");

    assertThat(one.get("type").asString("")).isEqualTo("BitstringStatusListEntry");
    assertThat(one.get("statusPurpose").asString("")).isEqualTo("revocation");
    assertThat(one.get("statusListIndex")).isNotEqualTo(two.get("statusListIndex"));
    String address = one.get("statusListCredential").asString("");
    assertThat(address).startsWith("https://badges.example.org/status/");
    JsonNode list = new ObjectMapper().readTree(lists.credential(URI.create(address)));
    assertThat(list.get("id").asString("")).isEqualTo(address);
    assertThat(list.at("/proof/cryptosuite").asString("")).isEqualTo("eddsa-rdfc-2022");
    assertThat(lists.credential(URI.create(address)))
        .as("signed once as long as nothing changes")
        .isEqualTo(list.toString());
    assertThatThrownBy(() -> lists.credential(4711)).isInstanceOf(NotFound.class);
  }

  private Badge earned() throws IOException {
    Enrollment enrollment = enrollNewEducator();
    completePortfolio(enrollment.id());
    UUID submission = seal(enrollment.id(), 1).id();
    review(submission, Outcome.DEMONSTRATED);
    return badges.issue(enrollment.id(), submission, operation("badge"));
  }
}
