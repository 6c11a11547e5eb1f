package org.microendorse.domain.media;

import static org.microendorse.domain.media.OoxmlSample.CONTENT;
import static org.microendorse.domain.media.OoxmlSample.ISO;

import java.util.Set;

/** Documents with a marker everywhere except in what readers see. */
final class OfficeDocuments {
  static final String W = ISO + "wordprocessingml/2006/main";
  private static final String S = ISO + "spreadsheetml/2006/main";
  private static final String P = ISO + "presentationml/2006/main";
  private static final String A = ISO + "drawingml/2006/main";
  static final String R = ISO + "officeDocument/2006/relationships";

  private static final Set<String> VISIBLE =
      Set.of(
          "t",
          "delText",
          "v",
          "f",
          "instrText",
          "oddHeader",
          "sheet/name",
          "tableColumn/name",
          "lvlText/val",
          "definedName",
          "formula",
          "Row",
          "Column",
          "attrName");

  private final Markers markers;
  private final MarkedXml xml;

  OfficeDocuments(Markers markers) {
    this.markers = markers;
    this.xml = new MarkedXml(markers, VISIBLE);
  }

  /** Of every kind that lies in such packages, found from the package and from the part. */
  void everythingThatShowsNothing(OoxmlSample sample, String from) {
    int i = 0;
    for (String source : new String[] {"", from}) {
      for (String type :
          new String[] {
            "extended-properties",
            "custom-properties",
            "customXml",
            "printerSettings",
            "glossaryDocument",
            "webSettings",
            "attachedTemplate",
            "stylesWithEffects",
            "revisionHeaders",
            "usernames",
            "pivotCacheDefinition",
            "pivotTable",
            "externalLink",
            "connections",
            "queryTable",
            "calcChain",
            "tags",
            "viewProps",
            "xmlMaps",
            "volatileDependencies",
            "font",
            ISO + "package/2006/relationships/metadata/core-properties",
            ISO + "package/2006/relationships/metadata/thumbnail",
            ISO + "package/2006/relationships/digital-signature/origin",
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
            "http://schemas.microsoft.com/office/2011/relationships/people",
            "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
            "http://schemas.microsoft.com/office/2017/10/relationships/person",
            "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
            "http://schemas.microsoft.com/office/2011/relationships/chartStyle",
            "urn:" + markers.in("type of a relationship from " + source)
          }) {
        String place = "part at the end of " + type + " from " + source;
        String path = "Custom" + i++ + "/" + markers.in("path of " + place) + ".xml";
        sample.related(source, "x" + i + markers.in("id of " + place), type, "/" + path);
        sample.part(path, "application/xml", markers.bytes(place));
        sample.related(
            source,
            "y" + i,
            type,
            "file:///C:/Users/" + markers.in("external target of " + place),
            "External");
      }
    }
  }

  OoxmlSample docx(byte[] photo, boolean marked) {
    OoxmlSample docx = new OoxmlSample();
    String main = "word/document.xml";
    docx.related("", "a", "officeDocument", "word/document.xml");
    docx.related(main, "rId1", "styles", "styles.xml");
    docx.related(main, "rId2", "settings", "settings.xml");
    docx.related(main, "rId3", "comments", "comments.xml");
    docx.related(main, "rId4", "footnotes", "footnotes.xml");
    docx.related(main, "rId5", "header", "header1.xml");
    docx.related(main, "rId6", "image", "media/image1.jpeg");
    docx.related(
        main, "rId7", "hyperlink", "https://ada:secret@example.org/page?user=ada#ada", "External");
    docx.related(main, "rId8", "package", "embeddings/sheet.xlsx");
    docx.related(main, "rId9", "image", "media/image2.svg");
    docx.part(main, type("wordprocessingml.document.main"), xml(marked, main, DOCUMENT));
    docx.part("word/styles.xml", type("wordprocessingml.styles"), xml(marked, "styles", STYLES));
    docx.part(
        "word/settings.xml", type("wordprocessingml.settings"), xml(marked, "settings", SETTINGS));
    docx.part(
        "word/comments.xml",
        type("wordprocessingml.comments"),
        xml(
            marked,
            "comments",
            word(
                "comments",
                "<w:comment w:id=\"1\" w:date=\"2026-01-05T10:00:00Z\"><w:p><w:r><w:t>Visible"
                    + " comment</w:t></w:r></w:p></w:comment>")));
    docx.part(
        "word/footnotes.xml",
        type("wordprocessingml.footnotes"),
        xml(
            marked,
            "footnotes",
            word(
                "footnotes",
                "<w:footnote w:id=\"1\"><w:p><w:r><w:t>Visible footnote</w:t></w:r></w:p></w:footnote>")));
    docx.part(
        "word/header1.xml",
        type("wordprocessingml.header"),
        xml(marked, "header", word("hdr", "<w:p><w:r><w:t>Visible header</w:t></w:r></w:p>")));
    docx.part("word/media/image1.jpeg", "image/jpeg", photo);
    docx.part(
        "word/media/image2.svg", "image/svg+xml", marked ? svg() : CleanerTest.ascii("<svg/>"));
    docx.part(
        "word/embeddings/sheet.xlsx",
        CONTENT + "spreadsheetml.sheet",
        marked ? xlsx().bytes() : plainWorkbook());
    if (marked) {
      everythingThatShowsNothing(docx, main);
    }
    return docx;
  }

  static byte[] plainWorkbook() {
    OoxmlSample xlsx = new OoxmlSample();
    xlsx.related("", "a", "officeDocument", "xl/workbook.xml");
    xlsx.part(
        "xl/workbook.xml",
        type("spreadsheetml.sheet.main"),
        CleanerTest.utf8("<workbook xmlns=\"%s\"><sheets/></workbook>".formatted(S)));
    return xlsx.bytes();
  }

  OoxmlSample xlsx() {
    OoxmlSample xlsx = new OoxmlSample();
    String main = "xl/workbook.xml";
    String sheet = "xl/worksheets/one.xml";
    xlsx.related("", "a", "officeDocument", main);
    xlsx.related(main, "rId1", "worksheet", "worksheets/one.xml");
    xlsx.related(main, "rId2", "sharedStrings", "sharedStrings.xml");
    xlsx.related(main, "rId3", "styles", "styles.xml");
    xlsx.related(sheet, "rId1", "comments", "../comments1.xml");
    xlsx.related(sheet, "rId2", "vmlDrawing", "../drawings/vml1.vml");
    xlsx.related(sheet, "rId3", "table", "../tables/table1.xml");
    xlsx.part(main, type("spreadsheetml.sheet.main"), xml(true, main, WORKBOOK));
    xlsx.part(sheet, type("spreadsheetml.worksheet"), xml(true, sheet, SHEET));
    xlsx.part(
        "xl/sharedStrings.xml",
        type("spreadsheetml.sharedStrings"),
        xml(true, "shared", "<sst xmlns=\"%s\"><si><t>Visible shared</t></si></sst>".formatted(S)));
    xlsx.part(
        "xl/styles.xml",
        type("spreadsheetml.styles"),
        xml(
            true,
            "styles",
            ("<styleSheet xmlns=\"%s\"><fonts><font><sz val=\"11\"/><color rgb=\"FF1F3864\"/></font></fonts>"
                    + "<cellStyles><cellStyle xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>")
                .formatted(S)));
    xlsx.part(
        "xl/comments1.xml",
        type("spreadsheetml.comments"),
        xml(
            true,
            "comments",
            ("<comments xmlns=\"%s\"><authors><author></author></authors><commentList><comment ref=\"A1\""
                    + " authorId=\"0\"><text><r><t>Visible comment</t></r></text></comment></commentList></comments>")
                .formatted(S)));
    xlsx.part(
        "xl/drawings/vml1.vml",
        CONTENT + "vmlDrawing",
        xml(
            true,
            "vml",
            "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\""
                    .replace("<xml", "<v:group")
                + "><v:shape type=\"#_x0000_t202\" style=\"position:absolute;margin-left:10pt\">"
                + "<x:ClientData ObjectType=\"Note\"><x:Row>0</x:Row></x:ClientData></v:shape></v:group>"));
    xlsx.part(
        "xl/tables/table1.xml",
        type("spreadsheetml.table"),
        xml(
            true,
            "table",
            ("<table xmlns=\"%s\" id=\"1\" ref=\"A1:B3\"><tableColumns><tableColumn id=\"1\""
                    + " name=\"Visible column\"/></tableColumns></table>")
                .formatted(S)));
    return xlsx;
  }

  OoxmlSample pptx(byte[] photo) {
    OoxmlSample pptx = new OoxmlSample();
    String main = "ppt/presentation.xml";
    String slide = "ppt/slides/one.xml";
    pptx.related("", "a", "officeDocument", main);
    pptx.related(main, "rId1", "slide", "slides/one.xml");
    pptx.related(main, "rId2", "commentAuthors", "commentAuthors.xml");
    pptx.related(main, "rId3", "presProps", "presProps.xml");
    pptx.related(main, "rId4", "theme", "theme/theme1.xml");
    pptx.related(slide, "rId1", "notesSlide", "../notes/n1.xml");
    pptx.related(slide, "rId2", "comments", "../comments/c1.xml");
    pptx.related(slide, "rId3", "image", "../media/photo.jpg");
    pptx.related(slide, "rId4", "chart", "../charts/chart1.xml");
    pptx.related("ppt/notes/n1.xml", "rId1", "slide", "../slides/one.xml");
    pptx.related("ppt/charts/chart1.xml", "rId1", "package", "../embeddings/data.xlsx");
    pptx.part(
        main,
        type("presentationml.presentation.main"),
        xml(
            true,
            main,
            ("<p:presentation xmlns:p=\"%s\" xmlns:r=\"%s\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/>"
                    + "</p:sldIdLst></p:presentation>")
                .formatted(P, R)));
    pptx.part(slide, type("presentationml.slide"), xml(true, slide, SLIDE));
    pptx.part(
        "ppt/commentAuthors.xml",
        type("presentationml.commentAuthors"),
        xml(
            true,
            "authors",
            "<p:cmAuthorLst xmlns:p=\"%s\"><p:cmAuthor id=\"0\" clrIdx=\"0\"/></p:cmAuthorLst>"
                .formatted(P)));
    pptx.part(
        "ppt/presProps.xml",
        type("presentationml.presProps"),
        xml(
            true,
            "presProps",
            "<p:presentationPr xmlns:p=\"%s\"><p:showPr/></p:presentationPr>".formatted(P)));
    pptx.part(
        "ppt/theme/theme1.xml",
        CONTENT + "theme+xml",
        xml(
            true,
            "theme",
            ("<a:theme xmlns:a=\"%s\"><a:themeElements><a:clrScheme><a:accent1><a:srgbClr val=\"4472C4\"/>"
                    + "</a:accent1></a:clrScheme></a:themeElements></a:theme>")
                .formatted(A)));
    pptx.part(
        "ppt/notes/n1.xml",
        type("presentationml.notesSlide"),
        xml(
            true,
            "notes",
            ("<p:notes xmlns:p=\"%s\" xmlns:a=\"%s\"><p:cSld><a:p><a:r><a:t>Visible note</a:t></a:r></a:p></p:cSld></p:notes>")
                .formatted(P, A)));
    MarkedXml comments = new MarkedXml(markers, Set.of("text"));
    pptx.part(
        "ppt/comments/c1.xml",
        type("presentationml.comments"),
        comments.mark(
            "comments",
            ("<p:cmLst xmlns:p=\"%s\"><p:cm authorId=\"0\" dt=\"2026-01-05T10:00:00\" idx=\"1\"><p:text>Visible"
                    + " comment</p:text></p:cm></p:cmLst>")
                .formatted(P)));
    pptx.part("ppt/media/photo.jpg", "image/jpeg", photo);
    pptx.part(
        "ppt/charts/chart1.xml",
        CONTENT + "drawingml.chart+xml",
        xml(
            true,
            "chart",
            ("<c:chartSpace xmlns:c=\"%sdrawingml/2006/chart\" xmlns:a=\"%s\" xmlns:r=\"%s\"><c:chart><c:title>"
                    + "<a:t>Visible chart</a:t></c:title></c:chart><c:externalData r:id=\"rId1\"/></c:chartSpace>")
                .formatted(ISO, A, R)));
    pptx.part("ppt/embeddings/data.xlsx", CONTENT + "spreadsheetml.sheet", xlsx().bytes());
    return pptx;
  }

  byte[] svg() {
    return CleanerTest.utf8(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\""
                + " inkscape:export-filename=\"%s\"><title>%s</title><desc>%s</desc><metadata>%s</metadata></svg>")
            .formatted(
                markers.in("svg export path"),
                markers.in("svg title"),
                markers.in("svg desc"),
                markers.in("svg metadata")));
  }

  byte[] photo() {
    byte[] plain = CleanerTest.image("jpg");
    return CleanerTest.join(
        java.util.Arrays.copyOf(plain, 2),
        CleanerTest.segment(
            0xE1, CleanerTest.ascii("Exif\0\0"), markers.bytes("EXIF of a photo in a document")),
        java.util.Arrays.copyOfRange(plain, 2, plain.length));
  }

  static String type(String name) {
    return CONTENT + name + "+xml";
  }

  static byte[] document(String text) {
    return CleanerTest.utf8(
        word("document", "<w:body><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:body>"));
  }

  static String word(String root, String inside) {
    return "<w:%s xmlns:w=\"%s\">%s</w:%s>".formatted(root, W, inside, root);
  }

  byte[] xml(boolean marked, String part, String text) {
    return marked ? xml.mark(part, text) : CleanerTest.utf8(text);
  }

  private static final String DOCUMENT =
      """
      <w:document xmlns:w="%s" xmlns:r="%s" xmlns:a="%s" xmlns:mc="%smarkup-compatibility/2006"
       xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
       xmlns:wp="%sdrawingml/2006/wordprocessingDrawing" xmlns:o="urn:schemas-microsoft-com:office:office"
       xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"><w:body>
       <w:p><w:pPr><w:pStyle w:val="Heading1"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:color w:val="1F3864"/>
       <w:rFonts w:ascii="Times New Roman"/></w:rPr><w:t xml:space="preserve">Visible one</w:t></w:r></w:p>
       <w:p><w:bookmarkStart w:id="1" w:name="_Ref42"/><w:r><w:t>Visible &amp; two</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>
       <w:p><w:ins w:id="7" w:author="Stranger" w:date="2026-01-05T10:00:00Z"><w:r><w:t>Visible inserted</w:t></w:r></w:ins>
       <w:del w:id="8"><w:r><w:delText>Visible deleted</w:delText></w:r></w:del></w:p>
       <w:p><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:instrText> REF _Ref42 \\h </w:instrText></w:r></w:p>
       <w:p><w:hyperlink r:id="rId7"><w:r><w:t>Visible link</w:t></w:r></w:hyperlink></w:p>
       <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>Visible box</w:t></mc:Choice>
       <mc:Choice Requires="asvg"><w:t>Not for us</w:t></mc:Choice></mc:AlternateContent></w:r></w:p>
       <w:p><w:r><w:drawing><wp:docPr id="3"/><a:blip r:embed="rId6"><a:extLst>
       <a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip r:embed="rId9"/></a:ext></a:extLst></a:blip>
       </w:drawing><w:object><o:OLEObject r:id="rId8"/></w:object></w:r></w:p>
       <w:sectPr><w:headerReference w:type="default" r:id="rId5"/></w:sectPr></w:body></w:document>
      """
          .formatted(W, R, A, ISO, ISO);

  private static final String STYLES =
      word(
          "styles",
          "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style>");

  private static final String SETTINGS =
      word(
          "settings",
          "<w:zoom w:percent=\"100\"/><w:rsids><w:rsid w:val=\"00A77B3E\"/></w:rsids><w:docVars><w:docVar"
              + " w:val=\"1\"/></w:docVars><w:attachedTemplate/><w:mailMerge><w:query/></w:mailMerge>"
              + "<w:compat><w:compatSetting w:uri=\"http://schemas.microsoft.com/office/word\""
              + " w:val=\"15\"/></w:compat>");

  private static final String WORKBOOK =
      """
      <workbook xmlns="%s" xmlns:r="%s"><fileVersion/><fileSharing/><workbookPr/><sheets>
      <sheet name="Visible sheet" sheetId="1" r:id="rId1"/></sheets><externalReferences/><definedNames>
      <definedName name="_xlnm.Print_Area">'Visible sheet'!$A$1:$D$9</definedName><definedName
       name="Other">Something!$A$1</definedName></definedNames><customWorkbookViews><customWorkbookView/>
      </customWorkbookViews><pivotCaches/></workbook>
      """
          .formatted(S, R);

  private static final String SHEET =
      """
      <worksheet xmlns="%s" xmlns:r="%s"><sheetPr/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>
      <c r="B1" t="inlineStr"><is><t>Visible inline</t></is></c><c r="C1"><f>SUM(A1:A3)</f><v>42</v></c>
      <c r="D1"><f>INDEX(Secret,1)</f><v>7</v></c></row></sheetData><sheetProtection/><protectedRanges>
      <protectedRange/></protectedRanges><scenarios><scenario/></scenarios><dataValidations/><hyperlinks>
      <hyperlink ref="A1"/></hyperlinks><headerFooter><oddHeader>Visible header</oddHeader></headerFooter>
      <legacyDrawing r:id="rId2"/><tableParts><tablePart r:id="rId3"/></tableParts></worksheet>
      """
          .formatted(S, R);

  private static final String SLIDE =
      """
      <p:sld xmlns:p="%s" xmlns:a="%s" xmlns:r="%s"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="2"/></p:nvSpPr>
      <p:spPr><a:prstGeom prst="rect"/></p:spPr><p:txBody><a:p><a:r><a:t>Visible title</a:t></a:r></a:p></p:txBody></p:sp>
      <p:pic><p:blipFill><a:blip r:embed="rId3"/></p:blipFill></p:pic><p:graphicFrame><a:graphic><a:graphicData
       uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tr><a:tc><a:t>Visible cell</a:t></a:tc></a:tr>
      </a:tbl></a:graphicData></a:graphic></p:graphicFrame><p:graphicFrame><c:chart
       xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId4"/></p:graphicFrame></p:spTree>
      <p:custDataLst><p:tags/></p:custDataLst></p:cSld></p:sld>
      """
          .formatted(P, A, R);
}
