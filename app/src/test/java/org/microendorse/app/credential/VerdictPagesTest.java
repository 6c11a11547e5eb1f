package org.microendorse.app.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.credential.Earned.post;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.credential.VerificationProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** What people read about badges from elsewhere, and that no verdict is taken for another. */
class VerdictPagesTest extends PortalTest {
  private static final AtomicInteger VISITORS = new AtomicInteger();
  private static final List<String> VERDICTS =
      List.of("verdict good", "verdict unnamed", "verdict wrong", "verdict attention");

  private static final String DID_DOCUMENT = "https://riverbend.example/.well-known/did.json";

  /** The key that signed the badge of an issuer with an address. */
  private static final String RIVERBEND =
      """
      {"id": "did:web:riverbend.example", "assertionMethod": [{
        "id": "did:web:riverbend.example#key", "type": "Multikey",
        "publicKeyMultibase": "z6MkufDKGXBhjRdzL1G4cikP6Sa81uGTdyHsmWRuRrs7Zpzz"}]}
      """;

  @Autowired private JdbcClient jdbc;
  @Autowired private OtherHosts hosts;
  @Autowired private VerificationProperties limits;

  @Test
  void a_name_that_nobody_confirmed_is_never_vouched_for() throws IOException {
    String page = verify(BadgeFixtures.file("badge-that-claims-a-famous-issuer.json"));

    assertThat(page)
        .contains("Valid signature, unconfirmed issuer")
        .contains("The file calls its issuer “Harvard University”. Nobody has confirmed that name.")
        .contains("ask the organization whether it issued this badge")
        .doesNotContain("Verified", "genuine", "Issued by");
    assertLooksLike(page, "verdict unnamed");
  }

  @Test
  void an_issuer_is_proven_by_its_web_address_as_long_as_the_key_is_listed_there()
      throws IOException {
    byte[] badge = BadgeFixtures.file("badge-of-an-issuer-with-an-address.json");
    hosts.publish(DID_DOCUMENT, () -> RIVERBEND);

    String page = verify(badge);

    assertThat(page)
        .contains("Issued by riverbend.example — proven by its web address")
        .contains("The file calls its issuer “Riverbend College”.")
        .contains("Make sure that riverbend.example is the website of the organization")
        .doesNotContain("Issued by Riverbend College", "known to this program");
    assertLooksLike(page, "verdict good");

    hosts.publish(DID_DOCUMENT, () -> RIVERBEND.replace("Zpzz", "Zpzy"));
    assertLooksLike(verify(badge), "verdict wrong");
  }

  @Test
  void a_further_signature_that_could_not_be_checked_is_named() throws IOException {
    ObjectNode badge =
        (ObjectNode) PortalSession.tree(new String(BadgeFixtures.otherIssuers(), UTF_8));
    ObjectNode right = (ObjectNode) badge.get("proof");
    badge.putArray("proof").add(right).add(right.deepCopy().put("cryptosuite", "bbs-2023"));

    String page = verify(badge.toString().getBytes(UTF_8));

    assertThat(page)
        .contains("Another signature on it could not be checked, and proves nothing here.")
        .contains("bbs-2023");
    assertLooksLike(page, "verdict unnamed");
  }

  @Test
  void people_who_come_while_many_badges_are_checked_are_asked_to_try_later() throws Exception {
    byte[] badge = BadgeFixtures.file("badge-of-an-issuer-with-an-address.json");
    CountDownLatch busy = new CountDownLatch(limits.atOnce());
    CountDownLatch answered = new CountDownLatch(1);
    hosts.publish(
        DID_DOCUMENT,
        () -> {
          busy.countDown();
          await(answered);
          return RIVERBEND;
        });
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (int i = 0; i < limits.atOnce(); i++) {
        threads.submit(() -> verify(badge));
      }
      try {
        assertThat(busy.await(1, TimeUnit.MINUTES)).isTrue();
        var late = PortalSession.guest(address()).postFile("/verify", "b.json", badge, Map.of());

        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.headers().firstValue("Retry-After"))
            .contains(Long.toString(limits.queue().toSeconds()));
        assertThat(late.body())
            .contains("Many badges are being checked right now. Please try again in a moment.");
      } finally {
        answered.countDown();
      }
    }
  }

  @Test
  void a_badge_that_was_changed_is_not_valid_and_says_what_to_do() throws IOException {
    String changed =
        new String(BadgeFixtures.otherIssuers(), UTF_8).replace("First Aid", "Last Aid");

    String page = verify(changed.getBytes(UTF_8));

    assertThat(page)
        .contains("Not valid", "Something about it is wrong. Do not rely on it.")
        .contains("Ask the earner for the original file")
        .doesNotContain("Could not be checked here", "Issued by");
    assertLooksLike(page, "verdict wrong");
  }

  @Test
  void a_badge_of_open_badges2_is_shown_and_could_not_be_checked() throws IOException {
    String page = verify(BadgeFixtures.file("badge-of-open-badges-2.json"));

    assertThat(page)
        .contains("Could not be checked here", "cannot be proven without its host")
        .contains("Open Badge 2.0 or older", "https://x.example/a/1", "January 1, 2016")
        .doesNotContain("Not valid", "Do not rely on it");
    assertLooksLike(page, "verdict attention");
  }

  @Test
  void its_recipient_is_compared_all_the_same() {
    String hash = Sha256.hex("ada@x.example" + "salty");
    String badge =
        """
        {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://x.example/a/1",
         "recipient": {"type": "email", "hashed": true, "salt": "salty", "identity": "sha256$%s"},
         "badge": "https://x.example/b/1", "verification": {"type": "hosted"}, "issuedOn": "2016-01-01T00:00:00Z"}
        """
            .formatted(hash);

    assertThat(verify(badge.getBytes(UTF_8), "Ada@x.example"))
        .contains("It was issued to Ada@x.example");
    assertThat(verify(badge.getBytes(UTF_8), "eve@x.example"))
        .contains("issued to a different email address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ClrCredential", "EndorsementCredential", "UniversityDegreeCredential"})
  void another_kind_of_credential_is_said_to_be_what_it_is(String type) throws IOException {
    String other =
        new String(BadgeFixtures.otherIssuers(), UTF_8).replace("OpenBadgeCredential", type);

    assertThat(verify(other.getBytes(UTF_8)))
        .contains(
            Map.of(
                    "ClrCredential", "Transcript (Comprehensive Learner Record)",
                    "EndorsementCredential", "Endorsement of a badge or an issuer",
                    "UniversityDegreeCredential", "Another credential")
                .get(type));
  }

  @Test
  void what_was_kept_is_never_shown_as_more_than_it_is_later() throws IOException {
    var educator = newEducator();
    var kept =
        educator.postFile(
            "/imported-badges",
            "b.json",
            BadgeFixtures.file("badge-that-claims-a-famous-issuer.json"),
            Map.of());
    String page =
        kept.headers().firstValue("Location").orElseThrow().replaceFirst(".*(?=/imp)", "");
    for (String shown : List.of(page, "/badges")) {
      assertThat(educator.get(shown).body())
          .as(shown)
          .contains("unconfirmed issuer", "Nobody has confirmed that name.")
          .doesNotContain("Verified", "genuine");
    }

    jdbc.sql("update imported_badge set valid_until = '2020-01-01' where name = 'Teamwork'")
        .update();
    for (String shown : List.of(page, "/badges")) {
      assertThat(educator.get(shown).body())
          .as(shown)
          .contains("Not valid")
          .doesNotContain("unconfirmed issuer");
    }

    assertThat(post(educator, page + "/check", "").statusCode()).isEqualTo(302);
    assertThat(educator.get(page).body()).contains("unconfirmed issuer");
  }

  @Test
  void what_was_found_is_told_in_the_language_of_the_person_who_reads_it() throws IOException {
    var educator = newEducator();
    byte[] badge = BadgeFixtures.file("badge-that-claims-a-famous-issuer.json");
    String page =
        educator
            .postFile("/imported-badges", "b.json", badge, Map.of())
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceFirst(".*(?=/imp)", "");
    assertThat(educator.get(page).body()).contains("Nothing has changed since it was signed.");

    educator.get("/language/es");

    assertThat(educator.get(page).body())
        .contains("Firma válida, entidad emisora sin confirmar")
        .contains("El archivo llama a su entidad emisora «Harvard University».")
        .contains("No ha cambiado nada desde que se firmó.", "No vence.");
    assertThat(educator.get("/badges").body())
        .contains("Mis insignias", "Nadie ha confirmado ese nombre.");
  }

  @Test
  void a_badge_of_open_badges2_is_kept_as_what_it_is() throws IOException {
    var educator = newEducator();
    educator.postFile(
        "/imported-badges", "b.json", BadgeFixtures.file("badge-of-open-badges-2.json"), Map.of());

    assertThat(educator.get("/badges").body())
        .contains("Could not be checked here", "(as the file says)")
        .doesNotContain("Not valid");
  }

  @Test
  void a_transcript_of_ours_is_shown_as_a_transcript_and_verified() {
    var educator = newEducator();
    Earned.badge("elevating-sel", educator, signIn("mia"), signIn("otto"));
    byte[] transcript = educator.download("/records/transcript.json").body();

    String page = verify(transcript);

    assertThat(page)
        .contains("that is us", "Transcript (Comprehensive Learner Record)")
        .contains("Badges in it", "Elevating Social Emotional Learning");
    assertLooksLike(page, "verdict good");

    byte[] changed =
        new String(transcript, UTF_8)
            .replace("\"Transcript\"", "\"Transcript of everything\"")
            .getBytes(UTF_8);
    assertLooksLike(verify(changed), "verdict wrong");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertLooksLike(String page, String look) {
    for (String verdict : VERDICTS) {
      if (verdict.equals(look)) {
        assertThat(page).contains(verdict);
      } else {
        assertThat(page).doesNotContain(verdict);
      }
    }
  }

  private String verify(byte[] badge) {
    return verify(badge, "");
  }

  private String verify(byte[] badge, String email) {
    // A visitor each, since the badges that one of them may check in a minute are limited.
    var visitor = PortalSession.guest(address()).from("203.0.113." + VISITORS.incrementAndGet());
    var answer = visitor.postFile("/verify", "b.json", badge, Map.of("email", email));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
