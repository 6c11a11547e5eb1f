package org.microendorse.domain.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text in {@code mail/*.txt}: the subject in the first line, then paragraphs, with {@code
 * {{names}}} to be filled in. The HTML says the same in {@code mail/layout.html}.
 */
final class MailTemplate {
  private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern TEMPLATE = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<]+[^\\s<.,;)]");
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

  MailText fill(Map<String, String> facts) {
    String filledSubject = fill(subject, facts).replaceAll("\\s+", " ");
    String text = fill(body, facts);
    String html = fill(layout, Map.of("subject", escape(filledSubject), "body", html(text)));
    return new MailText(filledSubject, text + "\n", html);
  }

  private static String html(String text) {
    return Stream.of(text.split("\\R{2,}"))
        .map(paragraph -> "<p>" + link(escape(paragraph)).replaceAll("\\R", "<br>\n") + "</p>")
        .collect(Collectors.joining("\n"));
  }

  private static String link(String escaped) {
    return LINK.matcher(escaped).replaceAll("<a href=\"$0\">$0</a>");
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
