package org.microendorse.domain.media;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plants markers all over a piece of XML, except where readers see it. */
final class MarkedXml {
  private static final Pattern START =
      Pattern.compile("<([A-Za-z][\\w.-]*:)?([A-Za-z][\\w.-]*)((?:\\s[^<>]*?)?)(/?)>");

  /** Strings that say who, where or with what, in one format or another. */
  private static final List<String> ATTRIBUTES =
      List.of(
          "author",
          "initials",
          "userName",
          "lastModifiedBy",
          "userId",
          "name",
          "descr",
          "title",
          "alt",
          "tooltip",
          "comment",
          "description",
          "codeName",
          "tag",
          "href",
          "src",
          "xpath",
          "macro",
          "refreshedBy",
          "sourceFile",
          "url",
          "displayName",
          "help",
          "gfxdata",
          "creator",
          "user-name",
          "string-value",
          "label",
          "filter-name",
          "macro-name",
          "anything");

  private final Markers markers;
  private final Set<String> visible;

  /**
   * @param visible elements whose text readers see, and attributes as element/attribute
   */
  MarkedXml(Markers markers, Set<String> visible) {
    this.markers = markers;
    this.visible = visible;
  }

  byte[] mark(String part, String xml) {
    Matcher start = START.matcher(xml);
    StringBuilder marked = new StringBuilder();
    boolean root = true;
    int at = 0;
    while (start.find()) {
      String element = start.group(2);
      String place = part + " " + element;
      marked.append(xml, at, start.start());
      marked.append('<').append(start.group(1) == null ? "" : start.group(1)).append(element);
      marked.append(start.group(3));
      if (root) {
        marked.append(" xmlns:zz=\"urn:").append(markers.in(place + " namespace")).append('"');
      }
      attributes(marked, place, element, start.group(1), start.group(3));
      marked.append(start.group(4)).append('>');
      if (start.group(4).isEmpty() && !visible.contains(element)) {
        marked.append("<!-- ").append(markers.in(place + " comment")).append(" -->");
        marked.append("<?p ").append(markers.in(place + " instruction")).append("?>");
        marked.append("<zz:x y=\"").append(markers.in(place + " stranger's attribute"));
        marked.append("\">").append(markers.in(place + " stranger's text")).append("</zz:x>");
        marked.append(markers.in(place + " text"));
      }
      at = start.end();
      root = false;
    }
    return CleanerTest.utf8(marked.append(xml.substring(at)).toString());
  }

  private void attributes(
      StringBuilder to, String place, String element, String prefix, String present) {
    to.append(" zz:y=\"").append(markers.in(place + " stranger's attribute")).append('"');
    for (String attribute : ATTRIBUTES) {
      boolean there = present.contains(" " + attribute + "=");
      if (!there && !visible.contains(element + "/" + attribute)) {
        to.append(' ').append(attribute).append("=\"");
        to.append(markers.in(place + "@" + attribute)).append('"');
      }
      if (prefix != null
          && !present.contains(prefix + attribute + "=")
          && !visible.contains(element + "/" + attribute)) {
        to.append(' ').append(prefix).append(attribute).append("=\"");
        to.append(markers.in(place + "@" + prefix + attribute)).append('"');
      }
    }
  }
}
