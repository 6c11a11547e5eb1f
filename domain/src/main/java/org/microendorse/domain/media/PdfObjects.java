package org.microendorse.domain.media;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.jspecify.annotations.Nullable;

/** Copies objects of a PDF with the entries that their kind may have, each object once. */
final class PdfObjects {
  private static final int DEEPEST = 60;

  /** Of ISO 32000, but not among the library's. */
  private static final String MORE_NAMES =
      """
      G RGB CMYK I Fl AHx A85 RL Compatible Darken Lighten ColorDodge ColorBurn HardLight SoftLight \
      Difference Exclusion Hue Color PDF Text ImageB ImageC ImageI Help Insert Key NewParagraph \
      Paragraph Comment Note Approved Draft Final OpenArrow ClosedArrow ROpenArrow RClosedArrow Butt \
      Diamond Slash Circle Square None MacExpertEncoding AbsoluteColorimetric RelativeColorimetric \
      Perceptual Default OpenType Type1C CIDFontType0C ON OFF AllOn AnyOn AllOff AnyOff And Or Not \
      ExtraCondensed Condensed SemiCondensed Normal SemiExpanded Expanded Luminosity Alpha""";

  private static final Set<String> STANDARD_NAMES = standardNames();
  private static final Set<String> CHARACTER_SETS =
      Set.of("Adobe", "Identity", "Japan1", "GB1", "CNS1", "Korea1", "KR", "UCS");
  private static final int HIDDEN = 2;
  private static final int NO_VIEW = 32;

  private final PdfStreams streams;
  private final OfficeNames names = new OfficeNames();
  private final Map<COSBase, COSBase> copies = new IdentityHashMap<>();
  private int depth;

  PdfObjects(PDDocument copy) {
    this.streams = new PdfStreams(copy, this);
  }

  /** The drawing operators of a page, in one stream. */
  COSStream drawing(InputStream content) throws IOException {
    COSStream clean = streams.create();
    streams.draw(content, clean);
    return clean;
  }

  /** The copy of an object; null if it is left out. */
  @Nullable COSBase copy(COSBase object, PdfKind kind) throws IOException {
    COSBase value = object instanceof COSObject ? ((COSObject) object).getObject() : object;
    if (copies.containsKey(value)) {
      return copies.get(value);
    }
    if (++depth > DEEPEST) {
      throw new IOException("The objects of the PDF are nested too deeply.");
    }
    try {
      return copyNew(value, kind);
    } finally {
      depth--;
    }
  }

  private @Nullable COSBase copyNew(COSBase value, PdfKind kind) throws IOException {
    if (value instanceof COSStream && !PdfStreams.KINDS.contains(kind)) {
      if (kind == PdfKind.ENCODING) {
        throw new IOException("A font has an unknown encoding.");
      }
      return null;
    }
    if (value instanceof COSStream) {
      COSStream clean = streams.create();
      copies.put(value, clean);
      copyInto(clean, (COSStream) value, kind);
      streams.copyData((COSStream) value, clean, kind);
      return clean;
    }
    if (value instanceof COSDictionary) {
      if (kind == PdfKind.ANNOTATION) {
        return annotation((COSDictionary) value);
      }
      if (kind == PdfKind.STATES) {
        // Without its state, an annotation would have no appearance.
        return null;
      }
      COSDictionary clean = new COSDictionary();
      copies.put(value, clean);
      copyInto(clean, (COSDictionary) value, kind);
      return clean;
    }
    if (value instanceof COSArray) {
      return array((COSArray) value, kind);
    }
    if (value instanceof COSName) {
      return name((COSName) value, kind);
    }
    if (value instanceof COSString) {
      return string((COSString) value, kind);
    }
    boolean plain =
        value instanceof COSNumber || value instanceof COSBoolean || value instanceof COSNull;
    return plain ? value : null;
  }

  /** Copies the entries that a dictionary of this kind may have. */
  void copyInto(COSDictionary to, COSDictionary from, PdfKind kind) throws IOException {
    PdfKind values = kind.valueKind();
    for (COSName key : from.keySet()) {
      PdfKind valueKind = values == null ? kind.of(key.getName()) : values;
      if (valueKind == null
          || (values != null && !isOne(valueKind, from.getDictionaryObject(key)))) {
        continue;
      }
      COSBase value = copy(from.getItem(key), valueKind);
      if (value != null) {
        to.setItem(values == null ? key : resource(key), value);
      }
    }
  }

  /** Whether a resource is of the kind it should be. */
  private static boolean isOne(PdfKind kind, COSBase value) {
    boolean stream = value instanceof COSStream;
    if (!(value instanceof COSDictionary)) {
      return kind == PdfKind.COLORS;
    }
    COSDictionary one = (COSDictionary) value;
    return switch (kind) {
      case FONT -> !stream && COSName.FONT.equals(one.getCOSName(COSName.TYPE));
      case XOBJECT -> {
        COSName subtype = one.getCOSName(COSName.SUBTYPE);
        yield stream && (COSName.IMAGE.equals(subtype) || COSName.FORM.equals(subtype));
      }
      case PATTERN -> one.containsKey(COSName.PATTERN_TYPE);
      case SHADING -> one.containsKey(COSName.SHADING_TYPE);
      case LAYER -> one.containsKey(COSName.TYPE);
      case CONTENT -> stream && one.getCOSName(COSName.TYPE) == null;
      default -> !stream;
    };
  }

  /** A name that a document gives to one of its resources. */
  COSName resource(COSName name) {
    return COSName.getPDFName(names.of(name.getName()));
  }

  static boolean isStandard(String name) {
    return STANDARD_NAMES.contains(name);
  }

  private COSArray array(COSArray from, PdfKind kind) throws IOException {
    COSArray clean = new COSArray();
    copies.put(from, clean);
    boolean indexed = kind == PdfKind.COLORS && isIndexed(from);
    for (int i = 0; i < from.size(); i++) {
      COSBase item = from.get(i);
      COSBase value = from.getObject(i);
      if (kind == PdfKind.COLORS && value instanceof COSStream && !indexed) {
        add(clean, copy(item, PdfKind.COLORS), kind);
      } else if (kind == PdfKind.COLORS && i == from.size() - 1 && indexed) {
        add(clean, copy(item, PdfKind.DATA), kind);
      } else if (kind == PdfKind.COLORS && i == 3 && !indexed) {
        add(clean, copy(item, PdfKind.FUNCTION), kind);
      } else if (kind == PdfKind.COLORS && i > 3) {
        // Facts about colorants, which are not needed to show them.
        continue;
      } else {
        add(clean, copy(item, kind), kind);
      }
    }
    return clean;
  }

  private static void add(COSArray to, @Nullable COSBase value, PdfKind kind) {
    if (value != null) {
      to.add(value);
    } else if (kind != PdfKind.ANNOTATION && kind != PdfKind.CONTENT) {
      to.add(COSNull.NULL);
    }
  }

  private static boolean isIndexed(COSArray colors) {
    COSBase family = colors.size() == 4 ? colors.getObject(0) : null;
    return COSName.INDEXED.equals(family) || COSName.I.equals(family);
  }

  private @Nullable COSBase name(COSName name, PdfKind kind) throws IOException {
    String text = name.getName();
    return switch (kind) {
      case FONT_NAME -> {
        String plain = text.replaceFirst("^[A-Z]{6}\\+", "");
        yield Standard14Fonts.containsName(plain) ? COSName.getPDFName(plain) : resource(name);
      }
      case GLYPHS -> glyph(name);
      // Of an ink, or of a character map that every reader has.
      case COLORS ->
          isStandard(text) || text.equals("All") || text.equals("None") ? name : resource(name);
      case ENCODING -> {
        if (!isStandard(text) && !text.matches("[A-Za-z0-9]{2,12}(-[A-Za-z0-9]{1,9}){0,3}-[HV]")) {
          throw new IOException("The encoding is unknown.");
        }
        yield name;
      }
      default -> isStandard(text) ? name : null;
    };
  }

  /** The name of a character of a font; unknown names belong to the font's own drawings. */
  private COSName glyph(COSName name) {
    String text = name.getName();
    boolean known =
        text.equals(".notdef")
            || text.matches("[A-Za-z]{1,4}[0-9A-F]{0,5}")
            || text.matches("(uni|u|g|cid|gid|glyph|index)[0-9A-Fa-f]{1,6}")
            || GlyphList.getAdobeGlyphList().toUnicode(text) != null;
    return known ? name : resource(name);
  }

  private @Nullable COSBase string(COSString string, PdfKind kind) {
    return switch (kind) {
      case TEXT -> string;
      case DATA -> new COSString(string.getBytes());
      case LABEL -> new COSString(names.of(string.getString()));
      case CHARACTER_SET ->
          CHARACTER_SETS.contains(string.getString()) ? string : new COSString("Identity");
      case ADDRESS -> {
        String link = WebLinks.harmless(string.getString());
        yield link == null ? null : new COSString(link);
      }
      default -> null;
    };
  }

  private @Nullable COSDictionary annotation(COSDictionary from) throws IOException {
    String subtype = from.getNameAsString(COSName.SUBTYPE);
    boolean shown = (from.getInt(COSName.F, 0) & (HIDDEN | NO_VIEW)) == 0;
    if (subtype == null || !PdfKind.ANNOTATIONS.contains(subtype) || !shown) {
      return null;
    }
    COSDictionary clean = new COSDictionary();
    copies.put(from, clean);
    copyInto(clean, from, PdfKind.ANNOTATION);
    COSDictionary appearance = from.getCOSDictionary(COSName.AP);
    COSBase normal = appearance == null ? null : appearance.getDictionaryObject(COSName.N);
    if (normal instanceof COSDictionary && !(normal instanceof COSStream)) {
      normal = ((COSDictionary) normal).getDictionaryObject(from.getCOSName(COSName.AS));
    }
    clean.setName(COSName.SUBTYPE, subtype);
    COSDictionary action = clean.getCOSDictionary(COSName.A);
    if (action != null && !action.containsKey(COSName.URI)) {
      clean.removeItem(COSName.A);
    }
    clean.removeItem(COSName.AP);
    clean.removeItem(COSName.AS);
    if (normal instanceof COSStream) {
      COSDictionary newAppearance = new COSDictionary();
      newAppearance.setItem(COSName.N, copy(normal, PdfKind.XOBJECT));
      clean.setItem(COSName.AP, newAppearance);
    }
    if (subtype.equals("Widget")) {
      if (!(normal instanceof COSStream) && from.containsKey(COSName.V)) {
        throw new IOException("A form has no appearance.");
      }
      // Outside of a form, only the picture of a field is left.
      clean.setName(COSName.SUBTYPE, "Stamp");
    }
    boolean comment =
        !subtype.equals("Widget") && !subtype.equals("Link") && !subtype.equals("Stamp");
    if (!comment) {
      clean.removeItem(COSName.CONTENTS);
    }
    return clean;
  }

  /** All names that the library, and so the standard, knows. */
  private static Set<String> standardNames() {
    Set<String> names = new HashSet<>(Set.of(MORE_NAMES.split("\\s+")));
    for (Field field : COSName.class.getFields()) {
      try {
        if (field.getType() == COSName.class) {
          names.add(((COSName) field.get(null)).getName());
        }
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    return names;
  }
}
