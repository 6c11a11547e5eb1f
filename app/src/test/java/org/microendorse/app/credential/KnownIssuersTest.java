package org.microendorse.app.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.credential.Earned.post;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registry of issuers that the program keeps: who may change it, and what it changes. */
class KnownIssuersTest extends PortalTest {
  private static final String PAGE = "/known-issuers";

  @Autowired private JdbcClient jdbc;

  @BeforeEach
  @AfterEach
  void nobodyIsKnown() {
    jdbc.sql("delete from known_issuer").update();
  }

  @Test
  void the_program_manager_adds_and_removes_issuers_and_reads_who_did_it_and_why() {
    var petra = signIn("petra");
    assertThat(petra.get("/records/manage").body()).contains(PAGE);

    assertThat(add(petra, "did:web:example.edu", "Example University", "Asked the registrar"))
        .isEqualTo(302);

    assertThat(petra.get(PAGE).body())
        .contains("Example University", "did:web:example.edu", "Asked the registrar")
        .contains("Added by Petra Sandoval on ");
    var twice = post(petra, PAGE, form(" did:web:example.edu ", "Another", "Again"));
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("already in the registry", "Another", "Again");

    assertThat(post(petra, entry(petra) + "/remove", "").statusCode()).isEqualTo(302);
    assertThat(petra.get(PAGE).body()).doesNotContain("Example University");
  }

  @Test
  void removing_twice_is_no_error() {
    var petra = signIn("petra");
    add(petra, "did:web:example.edu", "Example University", "Asked the registrar");
    String entry = entry(petra);

    assertThat(post(petra, entry + "/remove", "").statusCode()).isEqualTo(302);
    assertThat(post(petra, entry + "/remove", "").statusCode()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.edu",
        "http://example.edu",
        "javascript:alert(1)",
        "did:web:",
        "did:web:example.edu extra",
        "https://",
        "https://user@example.edu/"
      })
  void an_id_that_no_badge_can_have_is_refused(String id) {
    var answer = post(signIn("petra"), PAGE, form(id, "A school", "Known"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("as its badges give it");
  }

  @Test
  void name_and_reason_are_required() {
    var petra = signIn("petra");

    assertThat(post(petra, PAGE, form("did:web:example.edu", " \u200b ", "Known")).body())
        .contains("Enter the issuer&#39;s name.");
    assertThat(post(petra, PAGE, form("did:web:example.edu", "A school", "")).body())
        .contains("Say how you know");
  }

  @Test
  void every_other_role_finds_nothing_here() {
    add(signIn("petra"), "did:web:example.edu", "Example University", "Asked the registrar");
    String entry = entry(signIn("petra"));
    for (String name : everybodyBut("petra")) {
      var other = signIn(name);
      assertThat(other.get(PAGE).statusCode()).as(name).isEqualTo(404);
      assertThat(add(other, "did:web:evil.example", "Harvard University", "I say so"))
          .as(name)
          .isEqualTo(404);
      assertThat(post(other, entry + "/remove", "").statusCode()).as(name).isEqualTo(404);
    }
    var guest = PortalSession.guest(address());
    assertThat(guest.get(PAGE).headers().firstValue("Location"))
        .get()
        .asString()
        .endsWith("/login");
    assertThat(add(guest, "did:web:evil.example", "Harvard University", "I say so")).isEqualTo(302);
    assertThat(signIn("petra").get(PAGE).body())
        .contains("Example University")
        .doesNotContain("Harvard University");
  }

  @Test
  void a_badge_of_a_known_issuer_is_shown_with_the_name_in_the_registry_as_long_as_it_is_there()
      throws IOException {
    var petra = signIn("petra");
    var educator = newEducator();
    byte[] badge = BadgeFixtures.otherIssuers();
    String issuer = PortalSession.tree(new String(badge, UTF_8)).at("/issuer/id").asString("");
    var kept = educator.postFile("/imported-badges", "b.json", badge, Map.of());
    String page =
        kept.headers().firstValue("Location").orElseThrow().replaceFirst(".*(?=/imp)", "");
    assertThat(educator.get(page).body()).contains("Nobody has confirmed that name.");

    add(petra, issuer, "Riverbend Community College", "Met their registrar on March 3");

    String known = "Issued by Riverbend Community College — known to this program";
    assertThat(verify(badge)).contains(known).doesNotContain("Nobody has confirmed");
    assertThat(educator.get(page).body()).contains(known);
    assertThat(educator.get("/badges").body()).contains(known);

    post(petra, entry(petra) + "/remove", "");

    assertThat(verify(badge)).contains("Nobody has confirmed that name.").doesNotContain(known);
    assertThat(educator.get(page).body()).contains("Nobody has confirmed").doesNotContain(known);
    assertThat(educator.get("/badges").body()).doesNotContain(known);
  }

  private String verify(byte[] badge) {
    return PortalSession.guest(address()).postFile("/verify", "b.json", badge, Map.of()).body();
  }

  private static int add(PortalSession who, String id, String name, String reason) {
    return post(who, PAGE, form(id, name, reason)).statusCode();
  }

  private static String form(String id, String name, String reason) {
    return "issuerId=%s&name=%s&reason=%s".formatted(encode(id), encode(name), encode(reason));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String entry(PortalSession petra) {
    Matcher entry = Pattern.compile(PAGE + "/[0-9a-f-]{36}").matcher(petra.get(PAGE).body());
    assertThat(entry.find()).isTrue();
    return entry.group();
  }
}
