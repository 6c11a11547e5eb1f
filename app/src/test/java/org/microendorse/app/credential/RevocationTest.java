package org.microendorse.app.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.PortalSession.tree;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.credential.BadgeVerifier;
import org.microendorse.domain.credential.Verification.Verdict;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.engine.testing.IndependentVerifiers;
import org.microendorse.engine.testing.IndependentVerifiers.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A badge is earned, accepted by every verifier, and revoked by two people. */
class RevocationTest extends PortalTest {
  private static final String WHY = "The evidence was made by another school, as we were told.";

  @Autowired private BadgeVerifier verifier;
  @Autowired private MailService mails;

  @Test
  void nobody_trusts_a_badge_that_two_people_revoked() {
    var educator = newEducator();
    String id = earn(educator);
    String badge = educator.get("/badges/" + id + ".json").body();
    assertThat(verifier.verify(badge.getBytes(UTF_8)).verdict()).isEqualTo(Verdict.VALID);
    assertThat(badge)
        .as("neither who it was nor what reviewers wrote")
        .doesNotContain(educator.username(), "Name of", "@example.org", Enrolled.SHOWN);
    assertThat(others(badge)).isEqualTo(new Answer(true, true, "\"why\":[]"));

    String request = "{\"reasons\":\"" + WHY + "\"}";
    for (String other : everybodyBut("petra")) {
      var session = signIn(other);
      assertThat(session.post("/api/badges/" + id + "/revocation", request).statusCode())
          .as(other)
          .isEqualTo(404);
      assertThat(session.get("/badges/" + id + "/revocation").statusCode())
          .as(other)
          .isEqualTo(404);
      assertThat(session.get("/badge-revocations?email=x").statusCode()).as(other).isEqualTo(404);
    }
    var petra = signIn("petra");
    assertThat(petra.get("/badge-revocations?email=" + educator.username() + "@example.org").body())
        .contains("/badges/" + id + "/revocation");
    assertThat(petra.get("/badge-revocations?email=nobody@example.org").body())
        .contains("No one with this email address");
    assertThat(petra.post("/api/badges/" + id + "/revocation", request).statusCode())
        .isEqualTo(200);
    assertThat(petra.post("/api/badges/" + id + "/revocation", request).statusCode())
        .as("asked for already")
        .isEqualTo(409);
    assertThat(petra.get("/badges/" + id + "/revocation").body()).contains("second person", WHY);

    var lena = signIn("lena");
    JsonNode task = lena.awaitTask("decide-on-revocation", "");
    String key = task.get("taskKey").asString("");
    for (String other : everybodyBut("lena")) {
      var session = signIn(other);
      assertThat(session.get("/api/tasks/" + key).statusCode()).as(other).isEqualTo(404);
      assertThat(session.post("/api/tasks/" + key + "/claim", "{}").statusCode())
          .as(other)
          .isEqualTo(404);
    }
    assertThat(lena.claim(task).statusCode()).isLessThan(300);
    assertThat(json(lena.get("/api/tasks/" + key)).at("/variables/revocation/reasons").asString(""))
        .isEqualTo(WHY);
    assertThat(
            lena.complete(
                    task, "{\"revocationDecision\":\"confirm\",\"revocationDeciderId\":\"petra\"}")
                .statusCode())
        .as("who decides is for the server to say")
        .isGreaterThanOrEqualTo(400);
    assertThat(lena.complete(task, "{\"revocationDecision\":\"confirm\"}").statusCode())
        .isLessThan(300);

    await("the badge is taken back")
        .atMost(Duration.ofSeconds(60))
        .until(() -> verifier.verify(badge.getBytes(UTF_8)).verdict() == Verdict.NOT_VALID);
    Answer after = others(badge);
    assertThat(after.vc()).as(after.toString()).isFalse();
    assertThat(after.verifierCore()).as(after.toString()).isFalse();
    await("the mail")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(mails.mailsTo(educator.username() + "@example.org"))
                    .filteredOn(mail -> mail.template().equals("badge-revoked"))
                    .extracting(Mail::text)
                    .singleElement()
                    .asString()
                    .contains(WHY));
  }

  @Test
  void a_withdrawn_request_leaves_nothing_to_decide() {
    String id = earn(newEducator());
    var petra = signIn("petra");
    String page = "/badges/" + id + "/revocation";
    petra.post("/api" + page, "{\"reasons\":\"" + WHY + "\"}");
    var lena = signIn("lena");
    String key = lena.awaitTask("decide-on-revocation", "").get("taskKey").asString("");
    assertThat(petra.get(page).body()).contains("Withdraw request");
    assertThat(signIn("paul").get(page).body()).doesNotContain("Withdraw request");

    petra.post(page + "/withdraw", "application/x-www-form-urlencoded", "");

    assertThat(petra.get(page).body())
        .contains("The badge stays as it is", "Withdrawn", "Request revocation")
        .doesNotContain("Withdraw request");
    await("nobody decides any more")
        .atMost(Duration.ofSeconds(60))
        .until(() -> lena.get("/api/tasks/" + key).statusCode() == 404);
  }

  @Test
  void the_issuer_publishes_for_everyone_what_it_takes_to_check_its_badges() {
    var guest = PortalSession.guest(address());

    assertThat(guest.get("/status/4711").statusCode()).isEqualTo(404);
    assertThat(guest.get("/.well-known/did.json").statusCode())
        .as("a did:key has no document")
        .isEqualTo(404);
    assertThat(guest.get("/keys/unknown").statusCode()).isEqualTo(404);
  }

  private String earn(PortalSession educator) {
    Enrolled.in("elevating-sel", educator)
        .handedIn()
        .answered(signIn("mia"), signIn("otto"), "demonstrated");
    return await("the badge")
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> json(educator.get("/api/badges")).at("/0/badgeId").asString(""),
            badge -> !badge.isEmpty());
  }

  /** What other programs say about the badge, with the status list that is public. */
  private Answer others(String badge) {
    String list = tree(badge).at("/credentialStatus/statusListCredential").asString("");
    var answer = PortalSession.guest(address()).get(URI.create(list).getPath());
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=30, public");
    return IndependentVerifiers.check(Map.of("badge", badge), Map.of(list, answer.body()))
        .get("badge");
  }
}
