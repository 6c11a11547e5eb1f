package org.microendorse.domain.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds active content in office documents, which runs when they are opened: by content type,
 * relationship and element, not by the names of parts.
 */
final class ActiveContent {
  private static final String MACROS = "file.macros";
  private static final String CONTROLS = "file.controls";
  private static final String LINKS = "file.links";
  private static final String TEMPLATE = "file.template";

  private static final Pattern MACRO_TYPE =
      Pattern.compile(
          ".*(macroenabled|vbaproject|macrosheet|vbadata|ms-word\\.attachedtoolbars).*");
  private static final Pattern DDE =
      Pattern.compile("\\s*\"?\\s*DDE(AUTO)?\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern DDE_FORMULA =
      Pattern.compile(
          "(of:|oooc:)?[=+-]*\\s*(dde\\s*\\(|'?[\\w. ]{1,40}'?\\|'?.+'?!).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ELSEWHERE =
      Pattern.compile("(https?|ftp|smb|file):/{2}[^/].*|\\\\\\\\.*");
  private static final Set<String> DDE_ELEMENTS =
      Set.of("ddeLink", "dde-source", "dde-connection-decl", "dde-connection", "dde-link");
  private static final Set<String> SCRIPT_ELEMENTS = Set.of("event-listener", "library-embedded");
  private static final Set<String> FORMULAS = Set.of("f", "formula", "definedName");

  /** More than the longest instruction of a field. */
  private static final int ENOUGH = 4_000;

  private ActiveContent() {}

  /**
   * Searches all parts of the document.
   *
   * @throws FileRefused if there is active content
   */
  static void refuse(ZipFile zip, String fileName) throws IOException {
    for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
      ZipEntry part = parts.nextElement();
      String found;
      try (InputStream in = new BufferedInputStream(zip.getInputStream(part))) {
        found = beginsLikeXml(in) ? in(in) : null;
      } catch (XMLStreamException noXml) {
        // No program would read it, either.
        found = null;
      }
      if (found != null) {
        throw new FileRefused(found, fileName);
      }
    }
  }

  private static boolean beginsLikeXml(InputStream in) throws IOException {
    in.mark(8);
    byte[] start = in.readNBytes(4);
    in.reset();
    for (byte b : start) {
      if (b == '<') {
        return true;
      }
    }
    return start.length > 0 && (start[0] & 0xFF) >= 0xEF;
  }

  private static @Nullable String in(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // An undeclared prefix does not make it harmless.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    XMLStreamReader xml = factory.createXMLStreamReader(in);
    StringBuilder instruction = new StringBuilder();
    String open = "";
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        open = local(xml.getLocalName());
        // An instruction may be spread over several runs of text.
        if (open.equals("fldChar") || FORMULAS.contains(open) || open.equals("p")) {
          instruction.setLength(0);
        }
        String found = inElement(xml, open);
        if (found != null) {
          return found;
        }
      } else if (event == XMLStreamConstants.CHARACTERS) {
        boolean field = open.equals("instrText");
        boolean formula = FORMULAS.contains(open);
        if ((field || formula) && instruction.length() < ENOUGH) {
          instruction.append(xml.getText());
          Pattern wanted = field ? DDE : DDE_FORMULA;
          if (wanted.matcher(instruction).matches()) {
            return LINKS;
          }
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open = "";
      }
    }
    return null;
  }

  private static @Nullable String inElement(XMLStreamReader xml, String element) {
    if (DDE_ELEMENTS.contains(element)) {
      return LINKS;
    }
    if (SCRIPT_ELEMENTS.contains(element)) {
      return MACROS;
    }
    String relationship = null;
    String target = "";
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String value = xml.getAttributeValue(i);
      String lower = value.toLowerCase(Locale.ROOT);
      switch (local(xml.getAttributeLocalName(i))) {
        case "ContentType", "media-type" -> {
          if (MACRO_TYPE.matcher(lower).matches()) {
            return MACROS;
          }
          if (lower.contains("activex")) {
            return CONTROLS;
          }
        }
        case "Type" -> relationship = element.equals("Relationship") ? lower : null;
        case "Target" -> target = value.strip();
        case "instr" -> {
          if (DDE.matcher(value).matches()) {
            return LINKS;
          }
        }
        case "formula" -> {
          if (DDE_FORMULA.matcher(value).matches()) {
            return LINKS;
          }
        }
        case "href" -> {
          if (lower.startsWith("vnd.sun.star.script:") || lower.startsWith("macro:")) {
            return MACROS;
          }
        }
        default -> {
          // Not active content.
        }
      }
    }
    return relationship == null ? null : inRelationship(relationship, target);
  }

  private static @Nullable String inRelationship(String type, String target) {
    if (type.endsWith("/vbaproject") || type.endsWith("macrosheet")) {
      return MACROS;
    }
    if (type.endsWith("/activexcontrolbinary") || type.endsWith("/relationships/control")) {
      return CONTROLS;
    }
    // A template on the author's own disk is common, and does not exist elsewhere.
    return type.endsWith("/attachedtemplate") && ELSEWHERE.matcher(target).matches()
        ? TEMPLATE
        : null;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
