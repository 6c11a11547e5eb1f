package org.microendorse.app.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.microendorse.domain.language.ModelTexts;
import org.springframework.web.util.HtmlUtils;

/** The names and remarks in a diagram in the reader's language. */
public final class DiagramNames {
  private static final Pattern NAME =
      Pattern.compile("(?<= name=\")[^\"]+(?=\")|(?<=<bpmn:text>)[^<]+(?=</bpmn:text>)");

  private DiagramNames() {}

  /**
   * A process with translated names; those without a translation stay in English.
   *
   * @param bpmn in XML
   */
  public static String translatedIn(String bpmn) {
    return NAME.matcher(bpmn)
        .replaceAll(found -> Matcher.quoteReplacement(translated(found.group())));
  }

  private static String translated(String escaped) {
    String name = HtmlUtils.htmlUnescape(escaped);
    String translated = ModelTexts.name(name);
    return translated.equals(name) ? escaped : HtmlUtils.htmlEscapeDecimal(translated, "UTF-8");
  }
}
