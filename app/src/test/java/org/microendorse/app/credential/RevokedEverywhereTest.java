package org.microendorse.app.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.json;
import static org.microendorse.app.credential.Earned.post;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.credential.BadgeService;
import org.springframework.beans.factory.annotation.Autowired;

/** Every place that shows a badge says so when it is revoked. */
class RevokedEverywhereTest extends PortalTest {
  private static final String WHY = "The plan was another teacher&#39;s.";

  private static Earned badge;
  private static String path;
  private static String shared;

  @Autowired private BadgeService badges;

  @BeforeEach
  void aPublicBadgeHasBeenRevoked() {
    if (badge == null) {
      var educator = newEducator();
      badge = Earned.badge("elevating-sel", educator, signIn("mia"), signIn("otto"));
      badge.published();
      path = "/paths/" + json(educator.get("/api/badges")).at("/0/enrollmentId").asString("");
      shared = share(educator);
      educator.awaitTask("evaluate", path.substring("/paths/".length()));
      revoke();
    }
  }

  @Test
  void its_path_no_longer_congratulates() {
    assertThat(badge.educator().get(path).body())
        .contains("revoked on ", WHY, "See the revoked badge")
        .doesNotContain("Well done", "See your badge");
    assertThat(badge.educator().get("/paths").body())
        .contains("Its badge was revoked on ", "Revoked</span>")
        .doesNotContain("Earned</span>");
    assertThat(badge.educator().get(path + "/portfolio").body())
        .contains("This earned a badge that was revoked on ");
  }

  @Test
  void its_task_says_so_in_the_inbox_and_on_its_page() {
    assertThat(badge.educator().get("/").body()).contains("badge revoked on ");
    var task = badge.educator().awaitTask("evaluate", path.substring("/paths/".length()));
    assertThat(badge.educator().get("/tasks/" + task.get("taskKey").asString("")).body())
        .contains("The badge was revoked on ", "gives no hours");
  }

  @Test
  void its_feedback_says_so_on_the_page_and_as_pdf() throws IOException {
    String page = badge.educator().get(path + "/feedback").body();
    assertThat(page).contains("The badge was revoked on ").doesNotContain("Share it");
    assertThat(text(path + "/feedback/1.pdf")).contains("The badge was revoked on ");
  }

  @Test
  void its_own_pages_say_why_to_its_earner_only() {
    var guest = PortalSession.guest(address());
    String mine = badge.educator().get(badge.page()).body();
    assertThat(mine)
        .contains("Revoked on ", WHY)
        .doesNotContain("Email signature", "Add to LinkedIn");
    assertThat(guest.get(badge.page()).body())
        .contains("Revoked on ")
        .containsPattern("og:description\" content=\"[^\"]*Revoked on ")
        .doesNotContain(WHY);
    assertThat(guest.get(badge.page() + ".svg").body()).contains("revoked");
    assertThat(guest.get(badge.page() + "/check").body())
        .contains("Not valid", "It has been revoked.")
        .doesNotContain(WHY);
    assertThat(badge.educator().get("/badges").body()).contains("Revoked on ");
    assertThat(json(badge.educator().get("/api/badges")).at("/0/revokedAt").asString(""))
        .isNotEmpty();
  }

  @Test
  void collections_say_which_badges_are_revoked() {
    assertThat(PortalSession.guest(address()).get(shared).body())
        .contains("Revoked on ")
        .doesNotContain(WHY);
  }

  @Test
  void records_and_transcripts_say_so() throws IOException {
    assertThat(badge.educator().get("/records").body())
        .contains("Revoked on ")
        .doesNotContain("30 PD hours");
    assertThat(text("/records/transcript.pdf")).contains("Revoked on ");
    post(badge.educator(), "/records/shares", "");
    Matcher link =
        Pattern.compile("/transcripts/[\\w-]+").matcher(badge.educator().get("/records").body());
    assertThat(link.find()).isTrue();
    assertThat(PortalSession.guest(address()).get(link.group()).body()).contains("Revoked on ");
  }

  @Test
  void the_program_manager_sees_it_in_the_list_of_badges() {
    String email = badge.educator().username() + "@example.org";
    assertThat(signIn("petra").get("/badge-revocations?email=" + email).body())
        .contains(", revoked today at ");
  }

  private static String share(PortalSession educator) {
    var made = post(educator, "/badge-collections", "title=My+work&badge=" + badge.id());
    String collection =
        made.headers().firstValue("Location").orElseThrow().replaceFirst(".*(?=/badge-c)", "");
    Matcher link = Pattern.compile("/shared/[\\w-]{24}").matcher(educator.get(collection).body());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private void revoke() {
    signIn("petra")
        .post(
            "/api/badges/" + badge.id() + "/revocation",
            "{\"reasons\":\"" + WHY.replace("&#39;", "'") + "\"}");
    var lena = signIn("lena");
    var task = lena.awaitTask("decide-on-revocation", "");
    lena.claim(task);
    lena.complete(task, "{\"revocationDecision\":\"confirm\"}");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> badges.find(badge.id()).orElseThrow().revokedAt() != null);
  }

  private static String text(String pdf) throws IOException {
    try (var document = Loader.loadPDF(badge.educator().download(pdf).body())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
