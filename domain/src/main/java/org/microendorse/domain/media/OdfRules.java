package org.microendorse.domain.media;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * Decides what stays of the content and the styles of an ODF document: its text, and those
 * attribute values that ODF 1.3 defines. Internal names become numbers; all other strings are
 * removed.
 */
final class OdfRules implements OfficeRules {
  private static final String ODF = "urn:oasis:names:tc:opendocument:xmlns:";
  private static final String TEXT = ODF + "text:1.0";
  private static final String TABLE = ODF + "table:1.0";
  private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final String MATH = "http://www.w3.org/1998/Math/MathML";
  private static final Map<String, String> NAMESPACES = new LinkedHashMap<>();

  static {
    NAMESPACES.put(XMLConstants.XML_NS_URI, XMLConstants.XML_NS_PREFIX);
    for (String part :
        "office style text table drawing presentation dr3d chart form animation".split(" ")) {
      String prefix = part.equals("drawing") ? "draw" : part.equals("animation") ? "anim" : part;
      NAMESPACES.put(ODF + part + ":1.0", prefix);
    }
    NAMESPACES.put(ODF + "datastyle:1.0", "number");
    NAMESPACES.put(ODF + "xsl-fo-compatible:1.0", "fo");
    NAMESPACES.put(ODF + "svg-compatible:1.0", "svg");
    NAMESPACES.put(ODF + "smil-compatible:1.0", "smil");
    NAMESPACES.put(ODF + "of:1.2", "of");
    NAMESPACES.put("urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext");
    NAMESPACES.put(DUBLIN_CORE, "dc");
    NAMESPACES.put(XLINK, "xlink");
    NAMESPACES.put(MATH, "math");
  }

  /** Elements that show nothing. */
  private static final Set<String> INVISIBLE =
      words(
          """
          office:meta office:scripts office:settings office:event-listeners office:dde-source
          text:script text:dde-connection-decls text:section-source text:user-field-decls
          text:variable-decls text:hidden-text text:hidden-paragraph text:tracked-changes
          text:alphabetical-index-auto-mark-file
          table:cell-range-source table:table-source table:database-ranges table:dde-links
          table:consolidation table:scenario table:tracked-changes table:data-pilot-tables
          table:named-expressions table:content-validations table:label-ranges
          table:calculation-settings table:title table:desc form:properties draw:image-map
          svg:title svg:desc dc:date math:annotation math:annotation-xml
          """);

  /** Fields that show a person, a file or a place. */
  private static final Set<String> PERSONS =
      words(
          """
          creator initial-creator printed-by author-name author-initials sender-firstname
          sender-lastname sender-initials sender-title sender-position sender-email
          sender-phone-private sender-fax sender-company sender-phone-work sender-street
          sender-city sender-postal-code sender-country sender-state-or-province
          """);

  private static final Set<String> FIELDS_THAT_GO = words("file-name template-name macro");

  private static final Set<String> ATTRIBUTES_THAT_GO =
      words(
          """
          title string-value protection-key protected about property resource datatype macro-name
          event-name target-frame-name filter-name filter-options data object class-id description
          alternative-text mime-type archive code user-name password
          string-value-if-true string-value-if-false label help-message
          """);

  private static final Set<String> VISIBLE =
      words(
          """
          list-level-style-bullet/bullet-char list-level-style-number/num-prefix
          list-level-style-number/num-suffix list-level-style-bullet/num-prefix
          list-level-style-bullet/num-suffix outline-level-style/num-prefix
          outline-level-style/num-suffix notes-configuration/num-prefix
          notes-configuration/num-suffix currency-symbol/language button/label checkbox/label
          radio/label fixed-text/label text/current-value textarea/current-value
          tab-stop/leader-text
          """);

  private static final Set<String> LANGUAGES =
      words(
          """
          language country script language-asian country-asian script-asian language-complex
          country-complex script-complex rfc-language-tag rfc-language-tag-asian
          rfc-language-tag-complex
          """);

  private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,4}(-[A-Za-z0-9]{2,4})*");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Set<String> TEXT_NAMESPACES =
      Set.of(TEXT, ODF + "datastyle:1.0", MATH, ODF + "form:1.0");

  /** Follows a reference to something inside. */
  interface Follow {
    /** The value; null if it is removed. */
    @Nullable String newPath(String href) throws IOException;
  }

  private final OfficeNames names;
  private final Set<String> tables;
  private final Follow follow;

  /**
   * @param tables names of the tables of a document, collected as they are met
   */
  OdfRules(OfficeNames names, Set<String> tables, Follow follow) {
    this.names = names;
    this.tables = tables;
    this.follow = follow;
  }

  @Override
  public Map<String, String> namespaces() {
    return NAMESPACES;
  }

  @Override
  public boolean drops(QName element, Attributes attributes) throws IOException {
    String name = element.getLocalPart();
    if (name.equals("object-ole") || name.equals("applet") || name.equals("plugin")) {
      if (!name.equals("plugin") || !isInside(attributes.get("href"))) {
        throw new IOException("The document contains something that cannot be cleaned: " + name);
      }
    }
    boolean replacement =
        name.equals("image") && String.valueOf(attributes.get("href")).contains("ObjectRepl");
    String prefixed = NAMESPACES.get(element.getNamespaceURI()) + ":" + name;
    return replacement || INVISIBLE.contains(prefixed);
  }

  @Override
  public boolean dependsOnText(QName element) {
    return false;
  }

  @Override
  public @Nullable String text(QName element, Attributes attributes, String text) {
    String name = element.getLocalPart();
    if (PERSONS.contains(name)) {
      return "Author";
    }
    if (FIELDS_THAT_GO.contains(name)) {
      return null;
    }
    return TEXT_NAMESPACES.contains(element.getNamespaceURI()) || OfficeVocabulary.defines(text)
        ? text
        : null;
  }

  @Override
  public @Nullable String value(QName element, QName attribute, String value) throws IOException {
    String name = attribute.getLocalPart();
    if (attribute.getNamespaceURI().equals(XLINK) && name.equals("href")) {
      return link(element.getLocalPart(), value);
    }
    if (VISIBLE.contains(element.getLocalPart() + "/" + name)) {
      return value;
    }
    if (ATTRIBUTES_THAT_GO.contains(name)) {
      return null;
    }
    if (element.equals(new QName(TABLE, "table")) && name.equals("name")) {
      tables.add(value);
      return value;
    }
    if (name.equals("formula") || name.endsWith("-address") || name.contains("range")) {
      return formula(value);
    }
    if (LANGUAGES.contains(name)) {
      return LANGUAGE.matcher(value).matches() ? value : null;
    }
    boolean kept = OfficeVocabulary.defines(value) || !LETTER.matcher(value).find();
    return kept ? value : references(value);
  }

  /** Attributes may name several things. */
  private String references(String value) {
    return Stream.of(value.strip().split("\\s+")).map(names::of).collect(Collectors.joining(" "));
  }

  private @Nullable String link(String element, String href) throws IOException {
    if (element.equals("a")) {
      return href.startsWith("#") ? null : WebLinks.harmless(href);
    }
    if (!isInside(href)) {
      return null;
    }
    return follow.newPath(href);
  }

  private static boolean isInside(@Nullable String href) {
    return href != null
        && !href.isEmpty()
        && !href.contains(":")
        && !href.startsWith("/")
        && !href.startsWith("../")
        && !href.startsWith("#");
  }

  /**
   * A formula that contains a name, a text, another file or a program is replaced by its result.
   */
  private @Nullable String formula(String formula) {
    String left = formula;
    for (String table : tables) {
      left =
          left.replace("'" + table.replace("'", "''") + "'.", ".")
              .replace("$" + table + ".", ".")
              .replace(table + ".", ".");
    }
    return OfficeVocabulary.defines(left.replaceAll("[\\[\\]{}:.$]", " ")) ? formula : null;
  }

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }
}
