package org.microendorse.app.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Help, contact, privacy, terms and accessibility: read by everyone, changed by the program. */
class TextPagesTest extends PortalTest {
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void asDelivered() {
    jdbc.sql("delete from page_version").update();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/help", "/contact", "/privacy", "/terms", "/accessibility"})
  void a_guest_reads_every_page_in_both_languages(String path) {
    PortalSession guest = PortalSession.guest(address());

    HttpResponse<String> english = guest.get(path);
    HttpResponse<String> spanish = guest.get(path, "Accept-Language", "es-MX,es;q=0.9");

    assertThat(english.statusCode()).isEqualTo(200);
    assertThat(english.body()).contains("<html lang=\"en\"").doesNotContain("{{", "??");
    assertThat(spanish.statusCode()).isEqualTo(200);
    assertThat(spanish.body()).contains("<html lang=\"es\"").doesNotContain("{{", "??");
  }

  @Test
  void the_help_is_searched_in_the_language_of_the_reader_and_begins_with_ones_own_topics() {
    String found =
        PortalSession.guest(address()).get("/help?q=INSIGNIA", "Accept-Language", "es").body();
    assertThat(found).contains("help/");
    assertThat(PortalSession.guest(address()).get("/help?q=xyzzy+none").body())
        .contains("No topics found for “xyzzy none”");
    assertThat(signIn("ada").get("/help").body()).contains("For you", "For others");
    assertThat(PortalSession.guest(address()).get("/help/nothing").statusCode()).isEqualTo(404);
    assertThat(PortalSession.guest(address()).get("/help/..%2Fprivacy").statusCode())
        .isBetween(400, 404);
  }

  @Test
  void program_managers_change_a_text_after_a_preview_and_everyone_reads_it() {
    PortalSession petra = signIn("petra");
    String text = "# Hello\n\n<script>alert(1)</script>\n\n[Out](javascript:alert(1)) and **bold**";

    String preview = edit(petra, "terms", text, "&preview=1").body();
    assertThat(preview)
        .contains("<strong>bold</strong>", "&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert", "href=\"javascript");
    assertThat(page("/terms")).doesNotContain("Hello");

    assertThat(edit(petra, "terms", text, "").statusCode()).isEqualTo(302);

    assertThat(page("/terms"))
        .contains("<h1 tabindex=\"-1\">Hello</h1>", "<strong>bold</strong>", "Last changed on")
        .doesNotContain("<script>alert", "href=\"javascript");
  }

  @Test
  void a_text_without_a_title_is_kept_for_its_author_and_not_published() {
    HttpResponse<String> refused = edit(signIn("petra"), "privacy", "no title typed", "");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("The first line is the title", "no title typed");
    assertThat(page("/privacy")).doesNotContain("no title typed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada", "max", "otto", "lena", "carl"})
  void nobody_else_changes_a_text(String username) {
    PortalSession other = signIn(username);

    assertThat(other.get("/texts").statusCode()).isEqualTo(404);
    assertThat(edit(other, "terms", "# Mine", "").statusCode()).isEqualTo(404);
    assertThat(page("/terms")).doesNotContain("<h1 tabindex=\"-1\">Mine</h1>");
  }

  private HttpResponse<String> edit(PortalSession me, String name, String text, String more) {
    return me.post(
        "/texts/edit",
        "application/x-www-form-urlencoded",
        "page=" + name + "&in=en&source=" + URLEncoder.encode(text, UTF_8) + more);
  }

  private String page(String path) {
    return PortalSession.guest(address()).get(path).body();
  }
}
