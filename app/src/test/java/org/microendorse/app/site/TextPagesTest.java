package org.microendorse.app.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  @ValueSource(strings = {"en", "es"})
  void topics_of_the_help_have_pictures_in_the_language_of_the_reader(String language) {
    var guest = PortalSession.guest(address());
    String help = guest.get("/help/portfolio", "Accept-Language", language).body();
    Matcher picture = Pattern.compile("<img src=\"([^\"]+)\" alt=\"[^\"]+").matcher(help);

    assertThat(picture.find()).isTrue();
    assertThat(picture.group(1)).startsWith("/assets/help/" + language + "/");
    assertThat(guest.get(picture.group(1)).statusCode()).isEqualTo(200);
  }

  @Test
  void of_two_who_change_a_text_at_the_same_time_the_second_sees_what_the_first_published() {
    PortalSession petra = signIn("petra");
    String opened = version(petra, "accessibility");
    String base = "page=accessibility&in=en&version=" + opened + "&source=";
    assertThat(post(petra, base + "%23+First%0A%0AOne").statusCode()).isEqualTo(302);

    String preview = post(petra, base + "%23+Second%0A%0ATwo&preview=1").body();
    assertThat(preview).as("a preview publishes nothing later").contains(opened);
    HttpResponse<String> second = post(petra, base + "%23+Second%0A%0ATwo");

    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body()).contains("Another person published a change", "# First", "# Second");
    assertThat(page("/accessibility")).contains("First").doesNotContain("Second");
    assertThat(edit(petra, "accessibility", "# Second\n\nTwo", "").statusCode()).isEqualTo(302);
    assertThat(page("/accessibility")).contains("Second");
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
    return post(
        me,
        "page=%s&in=en&version=%s&source=%s%s"
            .formatted(name, version(me, name), URLEncoder.encode(text, UTF_8), more));
  }

  private static HttpResponse<String> post(PortalSession me, String form) {
    return me.post("/texts/edit", "application/x-www-form-urlencoded", form);
  }

  /** Of the text as the editor shows it; empty for people who do not see the editor. */
  private static String version(PortalSession me, String name) {
    String editor = me.get("/texts/edit?page=" + name + "&in=en").body();
    Matcher version = Pattern.compile("name=\"version\" value=\"([^\"]+)").matcher(editor);
    return version.find() ? version.group(1) : "";
  }

  private String page(String path) {
    return PortalSession.guest(address()).get(path).body();
  }
}
