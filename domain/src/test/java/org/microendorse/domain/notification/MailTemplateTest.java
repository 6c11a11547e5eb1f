package org.microendorse.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.common.OtherPeoplesText;
import org.microendorse.domain.language.Language;

class MailTemplateTest {
  private static final URI BASE = URI.create("https://example.org");
  private static final Path TEMPLATES = Path.of("src/main/resources/mail");
  private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern BUTTON = Pattern.compile("(?m)^\\[[^]]+]\\(\\{\\{(\\w+)}}\\)$");

  private static final Pattern ENGLISH_WORDS =
      Pattern.compile("(?i)\\b(hello|the|you|your|and|is|was|has|for|of|with|team|badge)\\b");

  /** Mails after which there is nothing to open. */
  private static final Set<String> WITHOUT_BUTTON = Set.of("account-deleted", "concern-district");

  @Test
  void text_and_html_say_the_same() {
    MailText mail =
        MailWording.delivered("badge-earned", Language.ENGLISH)
            .fill(
                Map.of(
                    "name", "Ada <Brooks>",
                    "title", "Data & Design",
                    "badge", "https://example.org/badges/1"),
                BASE);

    assertThat(mail.subject()).isEqualTo("You have earned \"Data & Design\"");
    assertThat(mail.text()).contains("Hello Ada <Brooks>,", "https://example.org/badges/1");
    assertThat(mail.html())
        .contains(
            "<p>Hello Ada &lt;Brooks&gt;,</p>",
            "href=\"https://example.org/badges/1\"",
            "&quot;Data &amp; Design&quot;")
        .doesNotContain("{{");
  }

  @Test
  void a_button_has_words_and_an_address_for_those_who_read_plain_text() {
    MailText mail =
        MailWording.delivered("badge-earned", Language.ENGLISH)
            .fill(
                Map.of("name", "Ada", "title", "Data", "badge", "https://example.org/badges/1"),
                BASE);

    assertThat(mail.text()).containsPattern("(?m)^[A-Z][a-z ]+:\nhttps://example\\.org/badges/1$");
    assertThat(mail.html())
        .containsOnlyOnce("class=\"button\"")
        .containsPattern("class=\"button\" href=\"https://example\\.org/badges/1\"");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void every_mail_has_a_button_that_leads_to_the_portal(Language language, String template)
      throws IOException {
    String text = read(language, template);
    Map<String, String> facts = new HashMap<>();
    NAME.matcher(text).results().forEach(match -> facts.put(match.group(1), "Ada"));
    BUTTON
        .matcher(text)
        .results()
        .forEach(match -> facts.put(match.group(1), "https://example.org/x"));

    MailText mail = MailWording.delivered(template, language).fill(facts, BASE);

    assertThat(mail.text())
        .startsWith(language == Language.SPANISH ? "Hola" : "Hello")
        .doesNotContain("{{", "](");
    assertThat(mail.html().contains("class=\"button\""))
        .isEqualTo(!WITHOUT_BUTTON.contains(template));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void every_mail_says_the_same_in_every_language(Language language, String template)
      throws IOException {
    List<String> english = List.of(read(Language.ENGLISH, template).split("\n\n"));
    List<String> translated = List.of(read(language, template).split("\n\n"));

    assertThat(translated)
        .extracting(MailTemplateTest::fieldsAndButton)
        .isEqualTo(english.stream().map(MailTemplateTest::fieldsAndButton).toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_spanish_mail_is_in_spanish_and_greets_and_signs_like_all(String template)
      throws IOException {
    String text = read(Language.SPANISH, template);
    String greeting = text.contains("{{name}}") ? "Hola, {{name}}:" : "Hola:";

    assertThat(text)
        .contains("\n\n" + greeting + "\n\n")
        .endsWith("\n\nSu equipo de microcredenciales\n");
    assertThat(NAME.matcher(text).replaceAll("")).doesNotContainPattern(ENGLISH_WORDS);
  }

  private static String read(Language language, String template) throws IOException {
    return Files.readString(TEMPLATES.resolve(language.code()).resolve(template + ".txt"));
  }

  /** Which fields a paragraph has, and whether it is a button; words may stand in another order. */
  private static List<String> fieldsAndButton(String paragraph) {
    Stream<String> fields = NAME.matcher(paragraph).results().map(match -> match.group(1)).sorted();
    return Stream.concat(Stream.of("button: " + BUTTON.matcher(paragraph).matches()), fields)
        .toList();
  }

  static Stream<Arguments> templates() throws IOException {
    return names()
        .flatMap(
            name -> Stream.of(Language.values()).map(language -> Arguments.of(language, name)));
  }

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES.resolve(Language.ENGLISH.code()))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .map(name -> name.replace(".txt", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void a_button_leads_nowhere_else() {
    assertThatThrownBy(
            () ->
                MailWording.delivered("badge-earned", Language.ENGLISH)
                    .fill(
                        Map.of("name", "Ada", "title", "Data", "badge", "https://evil.example/"),
                        BASE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_subject_stays_one_line() {
    MailText mail =
        MailWording.delivered("not-yet", Language.ENGLISH)
            .fill(
                Map.of(
                    "name",
                    "Ada",
                    "title",
                    "A\r\nBcc: all@example.org",
                    "feedback",
                    "https://example.org/f"),
                BASE);

    assertThat(mail.subject()).doesNotContain("\r", "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/sign-in",
        "http://evil.example",
        "HTTPS://EVIL.EXAMPLE",
        "www.evil.example",
        "evil.example/sign-in",
        "evil\u3002example",
        "evil\uFF0Eexample",
        "https://example.org.evil.example/",
        "https://example.org@evil.example/",
        "https://example.org/ or www.evil.example",
        "mallory@evil.example",
        "http://192.0.2.1/",
        "https:\\\\evil.example",
      })
  void what_people_type_never_becomes_a_link(String typed) {
    MailText mail =
        MailWording.delivered("team-invitation", Language.ENGLISH)
            .fill(
                Map.of(
                    "name", typed,
                    "portal", "https://example.org/",
                    "team", typed,
                    "registrar", typed,
                    "endorsement", "Leadership",
                    "semester", "Fall",
                    "days", "14",
                    "link", "https://example.org/invitations/1"),
                BASE);

    assertThat(mail.html())
        .doesNotContainPattern(
            "href=\"(?!https://example\\.org/(invitations/1|help|contact|privacy)?\")");
    for (String text : List.of(mail.subject(), mail.text(), mail.html())) {
      String rest =
          text.replaceAll(
              "https://example\\.org/(invitations/1|help|contact|privacy)?(?=[\\s\"<.])", "");
      assertThat(rest)
          .doesNotContainPattern("(?i)[a-z0-9][.\u3002\uFF0E][a-z]+[^\\s]*example")
          .doesNotContainPattern("(?i)[a-z]:(//|\\\\\\\\)");
    }
  }

  @Test
  void numbers_and_abbreviated_names_stay_readable() {
    assertThat(OtherPeoplesText.withoutLinks("J.R. Smith pays $1,250.00 on 3/4, at 12.30."))
        .isEqualTo("J. R. Smith pays $1,250.00 on 3/4, at 12.30.");
    assertThat(OtherPeoplesText.holdsAddress("St. Mary's, Team No. 1.5")).isFalse();
    assertThat(OtherPeoplesText.holdsAddress("J.R. Smith")).isFalse();
    assertThat(OtherPeoplesText.holdsAddress("Visit evil.example/x")).isTrue();
    assertThat(OtherPeoplesText.holdsAddress("Write to mallory@evil.example")).isTrue();
  }

  @Test
  void a_fact_nobody_knows_is_an_error() {
    assertThatThrownBy(
            () ->
                MailWording.delivered("not-yet", Language.ENGLISH)
                    .fill(Map.of("name", "Ada"), BASE))
        .hasMessageContaining("{{title}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "../application", "layout.html", ""})
  void only_templates_are_templates(String name) {
    assertThatThrownBy(() -> MailWording.delivered(name, Language.ENGLISH))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
