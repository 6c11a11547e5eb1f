package org.microendorse.domain.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.microendorse.domain.common.OtherPeoplesText;

/**
 * A text in {@code mail/*.txt}: the subject in the first line, then paragraphs, with {@code
 * {{names}}} to be filled in. The HTML says the same in {@code mail/layout.html}.
 */
final class MailTemplate {
  private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern TEMPLATE = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final String SUBJECT = "Subject: ";

  private final String subject;
  private final String body;
  private final String layout;

  private MailTemplate(String subject, String body, String layout) {
    this.subject = subject;
    this.body = body;
    this.layout = layout;
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static MailTemplate of(String name) {
    if (name == null || !TEMPLATE.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is not the name of a mail template.");
    }
    String[] parts = resource(name + ".txt").split("\\R", 2);
    if (!parts[0].startsWith(SUBJECT) || parts.length < 2) {
      throw new IllegalArgumentException(
          "mail/" + name + ".txt must begin with a line '" + SUBJECT + "...'.");
    }
    return new MailTemplate(
        parts[0].substring(SUBJECT.length()).strip(), parts[1].strip(), resource("layout.html"));
  }

  /**
   * Fills in the facts. Those that are addresses of the portal become links; nothing in any other
   * fact does, whatever a mail program makes links of.
   *
   * @param baseUrl with which addresses of the portal begin
   */
  MailText fill(Map<String, String> facts, URI baseUrl) {
    Pattern ours = ours(baseUrl);
    Map<String, String> safe = new HashMap<>();
    facts.forEach(
        (name, fact) ->
            safe.put(
                name, ours.matcher(fact).matches() ? fact : OtherPeoplesText.withoutLinks(fact)));
    String filledSubject = fill(subject, safe).replaceAll("\\s+", " ");
    String text = fill(body, safe);
    String html = fill(layout, Map.of("subject", escape(filledSubject), "body", html(text, ours)));
    return new MailText(filledSubject, text + "\n", html);
  }

  private static Pattern ours(URI baseUrl) {
    String base = baseUrl.toString().replaceAll("/$", "");
    return Pattern.compile(
        Pattern.quote(base) + "(?=[/?\\s<.,;)]|$)(?:[/?](?:[^\\s<]*[^\\s<.,;)])?)?");
  }

  private static String html(String text, Pattern ours) {
    return Stream.of(text.split("\\R{2,}"))
        .map(
            paragraph -> "<p>" + link(escape(paragraph), ours).replaceAll("\\R", "<br>\n") + "</p>")
        .collect(Collectors.joining("\n"));
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
                    "A mail template asks for {{" + match.group(1) + "}}, which nobody knows.");
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
