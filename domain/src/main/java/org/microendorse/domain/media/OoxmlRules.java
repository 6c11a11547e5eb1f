package org.microendorse.domain.media;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * Decides what stays of a part of a DOCX, XLSX or PPTX: its text, and those attribute values that
 * ISO 29500 defines. Internal names become numbers; all other strings are removed.
 */
final class OoxmlRules implements OfficeRules {
  private static final String ISO = "http://schemas.openxmlformats.org/";
  private static final String MICROSOFT = "http://schemas.microsoft.com/office/";
  static final String RELATIONSHIPS = ISO + "officeDocument/2006/relationships";
  private static final String DRAWING = ISO + "drawingml/2006/";
  private static final String WORD = ISO + "wordprocessingml/2006/main";
  private static final String SHEET = ISO + "spreadsheetml/2006/main";
  private static final String SLIDES = ISO + "presentationml/2006/main";
  private static final String VML = "urn:schemas-microsoft-com:";

  private static final Map<String, String> NAMESPACES = new LinkedHashMap<>();

  static {
    NAMESPACES.put(XMLConstants.XML_NS_URI, XMLConstants.XML_NS_PREFIX);
    NAMESPACES.put(SHEET, "");
    // Only for the root of a VML drawing.
    NAMESPACES.put("", "");
    NAMESPACES.put(WORD, "w");
    NAMESPACES.put(SLIDES, "p");
    NAMESPACES.put(RELATIONSHIPS, "r");
    NAMESPACES.put(ISO + "officeDocument/2006/math", "m");
    NAMESPACES.put(ISO + "markup-compatibility/2006", "mc");
    NAMESPACES.put(DRAWING + "main", "a");
    NAMESPACES.put(DRAWING + "picture", "pic");
    NAMESPACES.put(DRAWING + "wordprocessingDrawing", "wp");
    NAMESPACES.put(DRAWING + "spreadsheetDrawing", "xdr");
    NAMESPACES.put(DRAWING + "chartDrawing", "cdr");
    NAMESPACES.put(DRAWING + "chart", "c");
    NAMESPACES.put(DRAWING + "diagram", "dgm");
    NAMESPACES.put(DRAWING + "lockedCanvas", "lc");
    NAMESPACES.put(MICROSOFT + "drawing/2008/diagram", "dsp");
    NAMESPACES.put(MICROSOFT + "drawing/2010/main", "a14");
    NAMESPACES.put(MICROSOFT + "word/2010/wordml", "w14");
    NAMESPACES.put(MICROSOFT + "word/2010/wordprocessingDrawing", "wp14");
    NAMESPACES.put(MICROSOFT + "word/2010/wordprocessingShape", "wps");
    NAMESPACES.put(MICROSOFT + "word/2010/wordprocessingGroup", "wpg");
    NAMESPACES.put(MICROSOFT + "word/2010/wordprocessingCanvas", "wpc");
    NAMESPACES.put(MICROSOFT + "powerpoint/2010/main", "p14");
    NAMESPACES.put(MICROSOFT + "spreadsheetml/2009/9/main", "x14");
    NAMESPACES.put(MICROSOFT + "excel/2006/main", "xm");
    NAMESPACES.put(VML + "vml", "v");
    NAMESPACES.put(VML + "office:office", "o");
    NAMESPACES.put(VML + "office:word", "w10");
    NAMESPACES.put(VML + "office:excel", "xv");
    NAMESPACES.put(VML + "office:powerpoint", "pv");
  }

  /**
   * Extensions that show something: videos in slides, sparklines, conditional formats and diagrams.
   */
  private static final Set<String> EXTENSIONS =
      Set.of(
          "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}",
          "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}",
          "{78C0D931-6437-407D-A8EE-F0AAD7539E65}",
          "HTTP://SCHEMAS.MICROSOFT.COM/OFFICE/DRAWING/2008/DIAGRAM");

  /** Elements that show nothing, of all three languages. */
  private static final Set<String> INVISIBLE =
      words(
          """
          rsids docVars attachedTemplate attachedSchema mailMerge saveThroughXslt schemaLibrary docId
          documentProtection writeProtection latentStyles activeWritingStyle smartTagType smartTagTypes
          smartTagPr smartTags customXmlPr alias tag dataBinding permStart permEnd
          fileSharing fileVersion fileRecoveryPr workbookProtection webPublishing webPublishObjects
          webPublishItems customWorkbookViews customSheetViews functionGroups externalReferences
          pivotCaches oleSize sheetProtection protectedRanges scenarios cellWatches customProperties
          dataConsolidate dataValidations custDataLst tagLst custShowLst modifyVerifier htmlPubPr embeddedFontLst
          embedRegular embedBold embedItalic embedBoldItalic signatureline helpText statusText
          entryMacro exitMacro FmlaMacro prSet absPath macro
          """);

  private static final Set<String> ATTRIBUTES_THAT_GO =
      words(
          """
          descr title alt tooltip date dt dT userId providerId codeName macro textlink invalidUrl
          tgtFrame docLocation href src gfxdata anchorId editId equationxml prefixMappings xpath
          storeItemID paraId textId salt hash saltValue hashValue saltData hashData password
          securityDescriptor display comment description help statusBar customMenu
          """);

  /** Attributes whose text readers see. */
  private static final Set<String> VISIBLE =
      words(
          """
          sheet/name tableColumn/name tableColumn/totalsRowLabel filter/val customFilter/val
          numFmt/formatCode numFmt/format cfRule/text lvlText/val buChar/char listEntry/val
          textpath/string sym/char
          """);

  private static final Set<String> TEXT =
      words(
          """
          t delText v oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter
          formatCode
          """);

  private static final Set<String> FORMULAS =
      words(
          """
          f definedName formula formula1 formula2 calculatedColumnFormula totalsRowFormula
          """);

  private static final Set<String> FIELDS = words("instrText delInstrText");
  private static final Set<String> LANGUAGE_ELEMENTS = words("lang themeFontLang");
  private static final Set<String> STYLE_GUIDS = words("tableStyleId styleId def uri");

  /** Elements that stay, but without their relationship. */
  private static final Set<String> STAY_UNRELATED =
      words("hyperlink pageSetup blip imagedata fill stroke");

  private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,4})*");
  private static final Pattern GUID =
      Pattern.compile("\\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}}");
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d.*");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private final OfficeNames names;
  private final OoxmlRelationships relationships;
  private final Set<String> sheets;
  private final Set<String> lostFormulas = new HashSet<>();

  /**
   * @param relationships of the part
   * @param sheets names of the sheets of a workbook, collected as they are met
   */
  OoxmlRules(OfficeNames names, OoxmlRelationships relationships, Set<String> sheets) {
    this.names = names;
    this.relationships = relationships;
    this.sheets = sheets;
  }

  @Override
  public Map<String, String> namespaces() {
    return NAMESPACES;
  }

  @Override
  public boolean drops(QName element, Attributes attributes) throws IOException {
    String name = element.getLocalPart();
    if (element.getNamespaceURI().isEmpty()) {
      return !name.equals("xml");
    }
    if (name.equals("altChunk") || name.equals("control")) {
      throw new IOException("The document contains something that cannot be cleaned: " + name);
    }
    if (name.equals("ext") && attributes.get("uri") != null) {
      return !EXTENSIONS.contains(attributes.get("uri").toUpperCase(Locale.ROOT));
    }
    return INVISIBLE.contains(name)
        || (name.equals("font") && attributes.get("script") != null)
        || losesRelationship(name, attributes);
  }

  private boolean losesRelationship(String element, Attributes attributes) throws IOException {
    if (STAY_UNRELATED.contains(element)) {
      return false;
    }
    for (int i = 0; i < attributes.count(); i++) {
      if (attributes.name(i).getNamespaceURI().equals(RELATIONSHIPS)
          && relationships.idFor(attributes.value(i)) == null) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean dependsOnText(QName element) {
    return FORMULAS.contains(element.getLocalPart());
  }

  @Override
  public @Nullable String text(QName element, Attributes attributes, String text) {
    String name = element.getLocalPart();
    if (FORMULAS.contains(name)) {
      return formula(element, attributes, text);
    }
    if (FIELDS.contains(name)) {
      return field(text);
    }
    if (name.equals("author")) {
      return "Author";
    }
    boolean comment = name.equals("text") && element.getNamespaceURI().equals(SLIDES);
    return comment || TEXT.contains(name) || OfficeVocabulary.defines(text) ? text : null;
  }

  /**
   * A formula that contains a name, a text, another file or a program is replaced by its result.
   */
  private @Nullable String formula(QName element, Attributes attributes, String text) {
    String group = attributes.get("si");
    boolean kept =
        OfficeVocabulary.defines(withoutSheets(text))
            && (!element.getLocalPart().equals("definedName")
                || String.valueOf(attributes.get("name")).startsWith("_xlnm."))
            && !(text.isEmpty() && group != null && lostFormulas.contains(group));
    if (kept) {
      return text;
    }
    if (group != null) {
      lostFormulas.add(group);
    }
    if (element.getLocalPart().equals("formula")) {
      // A condition for a format, which needs it.
      return "FALSE";
    }
    return element.getNamespaceURI().equals(DRAWING + "chart") ? "" : null;
  }

  private String withoutSheets(String formula) {
    String left = formula;
    for (String sheet : sheets) {
      left = left.replace("'" + sheet.replace("'", "''") + "'!", "").replace(sheet + "!", "");
    }
    return left;
  }

  /** A field instruction whose result is already in the text: only its known words stay. */
  private static String field(String instruction) {
    return Stream.of(instruction.split("(?<=\\s)|(?=\\s)"))
        .filter(word -> OfficeVocabulary.defines(word))
        .collect(Collectors.joining());
  }

  @Override
  public @Nullable String value(QName element, QName attribute, String value) throws IOException {
    String name = attribute.getLocalPart();
    String uri = attribute.getNamespaceURI();
    if (uri.equals(RELATIONSHIPS)) {
      return relationships.idFor(value);
    }
    if (VML.concat("office:office").equals(uri) && name.equals("relid")) {
      return relationships.idFor(value);
    }
    if (ATTRIBUTES_THAT_GO.contains(name)
        || name.startsWith("rsid")
        || MOMENT.matcher(value).matches()) {
      return null;
    }
    if (name.equals("author") || name.equals("initials")) {
      return "Author";
    }
    if (name.equals("relId")) {
      return relationships.idFor(value);
    }
    return string(element.getLocalPart(), name, value);
  }

  private @Nullable String string(String element, String attribute, String value) {
    if (VISIBLE.contains(element + "/" + attribute)) {
      if (element.equals("sheet")) {
        sheets.add(value);
      }
      return value;
    }
    if (GUID.matcher(value).matches()) {
      return STYLE_GUIDS.contains(attribute) ? value : names.ofGuid(value);
    }
    if (attribute.equals("style")) {
      return Stream.of(value.split(";"))
          .filter(OfficeVocabulary::defines)
          .collect(Collectors.joining(";"));
    }
    if (attribute.equals("instr")) {
      return field(value);
    }
    if (attribute.equals("action") || attribute.equals("location")) {
      return OfficeVocabulary.defines(withoutSheets(value)) ? value : null;
    }
    boolean language =
        attribute.equals("lang")
            || attribute.equals("altLang")
            || LANGUAGE_ELEMENTS.contains(element);
    boolean kept =
        (!value.isEmpty() && NAMESPACES.containsKey(value))
            || value.equals(DRAWING + "table")
            || OfficeVocabulary.defines(value)
            || (language && LANGUAGE.matcher(value).matches());
    return kept || !LETTER.matcher(value).find() ? value : names.of(value);
  }

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }
}
