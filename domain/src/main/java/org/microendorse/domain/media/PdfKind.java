package org.microendorse.domain.media;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of objects that a page of a PDF refers to (ISO 32000-2), and which entries each may
 * have in a copy: numbers, booleans and names of the standard where nothing else is said.
 */
enum PdfKind {
  /** Numbers, booleans, names of the standard, and arrays of these. */
  PLAIN(""),
  CATALOG("OCProperties:LAYERS"),
  PAGE("BleedBox TrimBox ArtBox UserUnit Group:GROUP Annots:ANNOTATION"),
  RESOURCES(
      "Font:MAP_FONT XObject:MAP_XOBJECT ExtGState:MAP_GRAPHICS ColorSpace:MAP_COLORS"
          + " Pattern:MAP_PATTERN Shading:MAP_SHADING Properties:MAP_LAYER ProcSet"),
  MAP_FONT(""),
  MAP_XOBJECT(""),
  MAP_GRAPHICS(""),
  MAP_COLORS(""),
  MAP_PATTERN(""),
  MAP_SHADING(""),
  MAP_LAYER(""),
  MAP_GLYPHS(""),
  FONT(
      "Type Subtype BaseFont:FONT_NAME FirstChar LastChar Widths Encoding:ENCODING"
          + " ToUnicode:CHARACTER_MAP DescendantFonts:FONT CIDSystemInfo:CHARACTERS DW W DW2 W2"
          + " CIDToGIDMap:DATA FontDescriptor:FONT_FACTS FontBBox FontMatrix CharProcs:MAP_GLYPHS"
          + " Resources:RESOURCES"),
  FONT_NAME(""),
  FONT_FACTS(
      "Type FontName:FONT_NAME Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight"
          + " StemV StemH AvgWidth MaxWidth MissingWidth FontWeight FontStretch FontFile:FONT_FILE"
          + " FontFile2:FONT_FILE FontFile3:FONT_FILE"),
  FONT_FILE("Subtype Length1 Length2 Length3"),
  ENCODING("Type BaseEncoding Differences:GLYPHS"),
  GLYPHS(""),
  CHARACTER_MAP(""),
  CHARACTERS("Registry:CHARACTER_SET Ordering:CHARACTER_SET Supplement"),
  CHARACTER_SET(""),
  XOBJECT(
      "Type Subtype Width Height ColorSpace:COLORS BitsPerComponent Decode ImageMask Mask:XOBJECT"
          + " SMask:XOBJECT Interpolate Intent SMaskInData Matte FormType BBox Matrix"
          + " Resources:RESOURCES Group:GROUP OC:LAYER"),
  FILTER("Predictor Colors BitsPerComponent Columns K EndOfLine EncodedByteAlign Rows BlackIs1"),
  GROUP("Type S CS:COLORS I K"),
  GRAPHICS(
      "Type LW LC LJ ML D RI OP op OPM Font:FONT BG:FUNCTION BG2:FUNCTION UCR:FUNCTION"
          + " UCR2:FUNCTION TR:FUNCTION TR2:FUNCTION FL SM SA BM SMask:MASK CA ca AIS TK"),
  MASK("Type S G:XOBJECT BC TR:FUNCTION"),
  PATTERN(
      "Type PatternType PaintType TilingType BBox XStep YStep Resources:RESOURCES Matrix"
          + " Shading:SHADING ExtGState:GRAPHICS"),
  SHADING(
      "ShadingType ColorSpace:COLORS Background BBox AntiAlias Domain Matrix Function:FUNCTION"
          + " Coords Extend BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow"),
  FUNCTION(
      "FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N"
          + " Functions:FUNCTION Bounds"),
  COLORS("N Alternate:COLORS Range WhitePoint BlackPoint Gamma Matrix"),
  LAYERS("OCGs:LAYER D:LAYER_STATES"),
  LAYER_STATES("BaseState ON:LAYER OFF:LAYER"),
  LAYER("Type Name:LABEL OCGs:LAYER P VE:LAYER"),
  LABEL(""),
  CONTENT(""),
  DATA(""),
  ANNOTATION(
      "Type Subtype Rect F C Border BS:BORDER QuadPoints L LE IC Vertices InkList CA Name"
          + " AP:APPEARANCE AS Contents:TEXT A:LINK OC:LAYER"),
  BORDER("Type W S D"),
  APPEARANCE("N:STATES"),
  STATES(""),
  TEXT(""),
  LINK("S URI:ADDRESS"),
  ADDRESS("");

  /** Of these, any key may stand: they are names inside of the document. */
  private static final Map<PdfKind, PdfKind> MAPS =
      Map.of(
          MAP_FONT, FONT,
          MAP_XOBJECT, XOBJECT,
          MAP_GRAPHICS, GRAPHICS,
          MAP_COLORS, COLORS,
          MAP_PATTERN, PATTERN,
          MAP_SHADING, SHADING,
          MAP_LAYER, LAYER,
          MAP_GLYPHS, CONTENT);

  static final Set<String> ANNOTATIONS =
      Set.of(
          "Link",
          "Text",
          "FreeText",
          "Line",
          "Square",
          "Circle",
          "Polygon",
          "PolyLine",
          "Highlight",
          "Underline",
          "Squiggly",
          "StrikeOut",
          "Stamp",
          "Ink",
          "Caret",
          "Widget");

  private final Map<String, String> entries = new HashMap<>();

  PdfKind(String entries) {
    for (String entry : entries.split(" ")) {
      String[] parts = entry.split(":");
      this.entries.put(parts[0], parts.length > 1 ? parts[1] : "PLAIN");
    }
  }

  /** The kind of the value of an entry; null if the entry may not stay. */
  @Nullable PdfKind of(String key) {
    String kind = entries.get(key);
    return kind == null ? null : valueOf(kind);
  }

  /** The kind of the values in a dictionary with free keys; null if the keys are not free. */
  @Nullable PdfKind valueKind() {
    return MAPS.get(this);
  }
}
