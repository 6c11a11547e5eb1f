package org.microendorse.domain.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.microendorse.domain.common.OtherPeoplesText;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.Messages;

/**
 * A text in {@code mail/LANGUAGE/*.txt}: the subject in the first line, then paragraphs, with
 * {@code {{names}}} to be filled in. A paragraph {@code [Read your feedback]({{link}})} is a
 * button; in plain text, it is the words and the address. The HTML version uses {@code
 * mail/layout.html}.
 */
final class MailTemplate {
  private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern TEMPLATE = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final Pattern BUTTON = Pattern.compile("\\[([^]]+)]\\(\\{\\{(\\w+)}}\\)");
  private static final String SUBJECT = "Subject: ";

  /** In plain text, below the line that marks a signature. */
  private static final String FOOTER =
      """
      --\s
      {{help}}: {{portal}}/help
      {{contact}}: {{portal}}/contact
      {{privacy}}: {{portal}}/privacy
      """;

  /** Inline styles, because mail programs ignore style sheets. */
  private static final String BUTTON_HTML =
      """
      <p style="margin:24px 0">
        <a class="button" href="%1$s" style="display:inline-block;padding:12px 20px;background:#3a4bb8;\
      border-radius:8px;color:#ffffff;font-weight:600;text-decoration:none">%2$s</a>
        <br><small style="color:#5b6775">%1$s</small>
      </p>""";

  private final Language language;
  private final String subject;
  private final String body;
  private final String layout;

  private MailTemplate(Language language, String subject, String body, String layout) {
    this.language = language;
    this.subject = subject;
    this.body = body;
    this.layout = layout;
  }

  /**
   * @throws IllegalArgumentException if no mail can have this name
   */
  static void requireName(String name) {
    if (name == null || !TEMPLATE.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is not the name of a mail template.");
    }
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if it is none
   */
  static MailTemplate read(String file, String text, Language language) {
    String[] parts = text.split("\\R", 2);
    if (!parts[0].startsWith(SUBJECT) || parts.length < 2 || parts[1].isBlank()) {
      throw new IllegalArgumentException(
          file + " must begin with a line '" + SUBJECT + "...' and go on with a text.");
    }
    return new MailTemplate(
        language,
        parts[0].substring(SUBJECT.length()).strip(),
        parts[1].strip(),
        resource("layout.html"));
  }

  /** With the names of facts in brackets. */
  String subject() {
    return NAME.matcher(subject).replaceAll("[$1]");
  }

  /** What it asks for. */
  MailWording.Fields fields() {
    return new MailWording.Fields(
        names(NAME, subject + "\n" + body, 1), names(BUTTON, body, 2), names(NAME, subject, 1));
  }

  private static Set<String> names(Pattern pattern, String text, int group) {
    return pattern
        .matcher(text)
        .results()
        .map(it -> it.group(group))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Fills in the facts. Addresses of the portal become links; text in other facts never does, even
   * where a mail program would detect a link.
   *
   * @param baseUrl the beginning of all addresses of the portal
   */
  MailText fill(Map<String, String> facts, URI baseUrl) {
    Pattern ours = ours(baseUrl);
    Map<String, String> safe = new HashMap<>();
    facts.forEach(
        (name, fact) ->
            safe.put(
                name, ours.matcher(fact).matches() ? fact : OtherPeoplesText.withoutLinks(fact)));
    String filledSubject = fill(subject, safe).replaceAll("\\s+", " ");
    List<Paragraph> paragraphs =
        Stream.of(body.split("\\R{2,}")).map(part -> paragraph(part, safe, ours)).toList();
    String portal = baseUrl.toString().replaceAll("/$", "");
    Map<String, String> frame =
        Map.of(
            "language", language.code(),
            "program", words("program"),
            "portal", portal,
            "help", words("help"),
            "contact", words("contact"),
            "privacy", words("privacy"),
            "subject", escape(filledSubject),
            "body", join(paragraphs, Paragraph::html, "\n"));
    return new MailText(
        filledSubject,
        join(paragraphs, Paragraph::text, "\n\n") + "\n\n" + fill(FOOTER, frame),
        fill(layout, frame));
  }

  private String words(String name) {
    return Messages.message(language, "mail." + name);
  }

  /** A part of a mail in HTML and plain text. */
  private record Paragraph(String text, String html) {}

  private static Paragraph paragraph(String part, Map<String, String> facts, Pattern ours) {
    Matcher button = BUTTON.matcher(part);
    if (!button.matches()) {
      String text = fill(part, facts);
      return new Paragraph(text, "<p>" + breakLines(link(escape(text), ours)) + "</p>");
    }
    String words = fill(button.group(1), facts);
    String address = fill("{{" + button.group(2) + "}}", facts);
    if (!ours.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "A button leads to " + address + ", which is not an address of the portal.");
    }
    return new Paragraph(
        words + ":\n" + address, BUTTON_HTML.formatted(escape(address), escape(words)));
  }

  private static String join(
      List<Paragraph> paragraphs, Function<Paragraph, String> form, String between) {
    return paragraphs.stream().map(form).collect(Collectors.joining(between));
  }

  private static String breakLines(String html) {
    return html.replaceAll("\\R", "<br>\n");
  }

  private static Pattern ours(URI baseUrl) {
    String base = baseUrl.toString().replaceAll("/$", "");
    return Pattern.compile(
        Pattern.quote(base) + "(?=[/?\\s<.,;)]|$)(?:[/?](?:[^\\s<]*[^\\s<.,;)])?)?");
  }

  private static String link(String escaped, Pattern ours) {
    return ours.matcher(escaped).replaceAll("<a href=\"$0\">$0</a>");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String fill(String text, Map<String, String> facts) {
    return NAME.matcher(text)
        .replaceAll(
            match -> {
              String fact = facts.get(match.group(1));
              if (fact == null) {
                throw new IllegalArgumentException(
                    "A mail template asks for {{" + match.group(1) + "}}, which is unknown.");
              }
              return Matcher.quoteReplacement(fact);
            });
  }

  private static String resource(String file) {
    try (InputStream bytes = MailTemplate.class.getResourceAsStream("/mail/" + file)) {
      if (bytes == null) {
        throw new IllegalArgumentException("There is no mail template mail/" + file + ".");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
