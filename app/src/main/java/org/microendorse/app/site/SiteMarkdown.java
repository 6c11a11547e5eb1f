package org.microendorse.app.site;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.microendorse.domain.common.EndorseProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Turns texts in CommonMark, with tables, into HTML. HTML in them is shown as it is typed. */
@Component
@EnableConfigurationProperties(SiteProperties.class)
class SiteMarkdown {
  /** A wide table scrolls by itself, with the keyboard, too. */
  private static final String SCROLLING =
      "<div class=\"scrolls\" role=\"region\" tabindex=\"0\" aria-label=\"%s\"><table>";

  private final List<Extension> extensions = List.of(TablesExtension.create());
  private final Parser parser = Parser.builder().extensions(extensions).build();
  private final HtmlRenderer renderer =
      HtmlRenderer.builder().extensions(extensions).escapeHtml(true).sanitizeUrls(true).build();

  private final SiteProperties program;
  private final EndorseProperties endorse;

  SiteMarkdown(SiteProperties program, EndorseProperties endorse) {
    this.program = program;
    this.endorse = endorse;
  }

  String html(String text) {
    String html =
        renderer.render(
            parser.parse(
                text.replace("{{contact}}", program.contactOr(endorse))
                    .replace("{{program}}", program.name())));
    return html.replace("<table>", SCROLLING.formatted(message("texts.table")))
        .replace("</table>", "</table></div>");
  }
}
