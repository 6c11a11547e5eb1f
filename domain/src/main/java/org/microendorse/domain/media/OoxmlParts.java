package org.microendorse.domain.media;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts that a copy of an OOXML document may have: which content type each relationship may
 * lead to, per kind of document.
 */
final class OoxmlParts {
  private static final String PREFIX = "application/vnd.openxmlformats-officedocument.";

  /** They belong to a part without being named in it. */
  static final Set<String> IMPLIED =
      Set.of(
          "styles",
          "settings",
          "numbering",
          "fontTable",
          "theme",
          "themeOverride",
          "footnotes",
          "endnotes",
          "comments",
          "sharedStrings",
          "slide",
          "slideLayout",
          "slideMaster",
          "notesSlide",
          "notesMaster",
          "presProps",
          "tableStyles",
          "commentAuthors");

  /** Embedded pictures, sound, videos and documents: their bytes tell what they are. */
  static final Set<String> FILES = Set.of("image", "media", "video", "audio", "package");

  private static final Map<String, String> WORD =
      types(
          "wordprocessingml",
          Map.of("officeDocument", "document.main"),
          "styles settings numbering fontTable footnotes endnotes header footer comments");
  private static final Map<String, String> SHEET =
      types(
          "spreadsheetml",
          Map.of("officeDocument", "sheet.main"),
          "worksheet chartsheet styles sharedStrings table comments");
  private static final Map<String, String> SLIDES =
      types(
          "presentationml",
          Map.of("officeDocument", "presentation.main"),
          "slide slideLayout slideMaster notesSlide notesMaster handoutMaster presProps tableStyles"
              + " commentAuthors comments");
  private static final Map<String, String> ANY = any();

  private final String folder;
  private final Map<String, String> own;

  private OoxmlParts(String folder, Map<String, String> own) {
    this.folder = folder;
    this.own = own;
  }

  /** The rules for the document whose main part has this content type; null if it is unknown. */
  static @Nullable OoxmlParts of(@Nullable String mainContentType) {
    if (isMain(WORD, mainContentType)) {
      return new OoxmlParts("word", WORD);
    }
    if (isMain(SHEET, mainContentType)) {
      return new OoxmlParts("xl", SHEET);
    }
    return isMain(SLIDES, mainContentType) ? new OoxmlParts("ppt", SLIDES) : null;
  }

  private static boolean isMain(Map<String, String> types, @Nullable String contentType) {
    return contentType != null && contentType.equalsIgnoreCase(types.get("officeDocument"));
  }

  /** The folder and the name that programs expect the main part at. */
  String mainPath() {
    return folder
        + switch (folder) {
          case "word" -> "/document.xml";
          case "xl" -> "/workbook.xml";
          default -> "/presentation.xml";
        };
  }

  String folder() {
    return folder;
  }

  /** The content type at the end of a relationship of this type; null if it may not stay. */
  @Nullable String contentTypeOf(String relationshipType) {
    return own.getOrDefault(relationshipType, ANY.get(relationshipType));
  }

  private static Map<String, String> types(
      String language, Map<String, String> special, String names) {
    Map<String, String> types = new HashMap<>();
    special.forEach((name, type) -> types.put(name, PREFIX + language + "." + type + "+xml"));
    for (String name : names.split(" ")) {
      types.put(name, PREFIX + language + "." + name + "+xml");
    }
    return types;
  }

  private static Map<String, String> any() {
    Map<String, String> types =
        types(
            "drawingml",
            Map.of("chartUserShapes", "chartshapes", "diagramQuickStyle", "diagramStyle"),
            "chart diagramData diagramLayout diagramColors");
    types.put("drawing", PREFIX + "drawing+xml");
    types.put("vmlDrawing", PREFIX + "vmlDrawing");
    types.put("theme", PREFIX + "theme+xml");
    types.put("themeOverride", PREFIX + "themeOverride+xml");
    types.put("diagramDrawing", "application/vnd.ms-office.drawingml.diagramDrawing+xml");
    return types;
  }
}
