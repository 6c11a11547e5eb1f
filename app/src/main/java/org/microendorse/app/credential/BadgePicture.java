package org.microendorse.app.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.microendorse.domain.credential.IssuerProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Draws a badge: what was shown, who says so, when. */
@Component
class BadgePicture {
  private static final int LINE = 19;
  private static final int LINES = 4;

  private final IssuerProperties issuer;

  BadgePicture(IssuerProperties issuer) {
    this.issuer = issuer;
  }

  String draw(BadgePages.View badge) {
    List<String> lines = lines(badge.title());
    StringBuilder title = new StringBuilder();
    double y = 168 - (lines.size() - 1) * 11.0;
    for (String line : lines) {
      title.append("<text x=\"160\" y=\"%.0f\" class=\"t\">%s</text>".formatted(y, escape(line)));
      y += 24;
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 360" role="img" aria-label="%s">
          <style>text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;text-anchor:middle}.t{font-size:19px;font-weight:650;fill:#1a1d27}.s{font-size:12px;fill:#565c6b}.c{font-size:11px;font-weight:600;letter-spacing:.08em;fill:#3a4bb8}</style>
          <path d="M112 268 88 344l40-14 28 26 16-70M208 268l24 76-40-14-28 26-16-70" fill="#aab7ff" stroke="#3a4bb8" stroke-width="3" stroke-linejoin="round"/>
          <path d="%s" fill="#3a4bb8"/>
          <circle cx="160" cy="160" r="130" fill="#fff"/>
          <circle cx="160" cy="160" r="121" fill="none" stroke="#aab7ff" stroke-width="2"/>
          <path d="m141 74 13 13 25-28" fill="none" stroke="#176b43" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>
          <text x="160" y="114" class="c">%s</text>
          %s
          <text x="160" y="232" class="s">%s</text>
          <text x="160" y="250" class="s">%s</text>
        </svg>
        """
        .formatted(
            escape("Badge: " + badge.title()),
            rosette(),
            escape(badge.kind().toUpperCase(Locale.ROOT)),
            title,
            escape(issuer.name()),
            escape(badge.issuedOn()));
  }

  /** A round seal with a wavy rim. */
  private static String rosette() {
    StringBuilder path = new StringBuilder();
    int points = 160;
    for (int i = 0; i < points; i++) {
      double angle = 2 * Math.PI * i / points;
      double radius = 150 + 5 * Math.cos(20 * angle);
      path.append(i == 0 ? 'M' : 'L')
          .append(
              String.format(
                  java.util.Locale.ROOT,
                  "%.1f %.1f",
                  160 + radius * Math.cos(angle),
                  160 + radius * Math.sin(angle)));
    }
    return path.append('Z').toString();
  }

  private static List<String> lines(String title) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : title.split("\\s+")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > LINE) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    if (lines.size() > LINES) {
      return List.of(lines.get(0), lines.get(1), lines.get(2), lines.get(3) + " …");
    }
    return lines;
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
