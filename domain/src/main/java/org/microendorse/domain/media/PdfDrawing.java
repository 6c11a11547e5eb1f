package org.microendorse.domain.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;

/**
 * Rewrites a content stream: its drawing operators with their operands. Removes comments,
 * properties of marked content and unknown operators.
 */
final class PdfDrawing {
  private static final COSName SPAN = COSName.getPDFName("Span");

  /** Letters that may be drawn as one. */
  private static final int LIGATURE = 3;

  private static final Set<String> OPERATORS =
      Set.of(
          "b B b* B* BT BX c cm CS cs d d0 d1 Do ET EX f F f* G g gs h i j J K k l m M n q Q re RG"
              .concat(
                  " rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y")
              .concat(" ' \"")
              .split(" "));

  /** Operators whose names are those of resources. */
  private static final Set<String> RESOURCES =
      Set.of("Tf", "Do", "gs", "cs", "CS", "scn", "SCN", "sh");

  private static final Set<String> INLINE =
      Set.of(
          "W",
          "Width",
          "H",
          "Height",
          "BPC",
          "BitsPerComponent",
          "CS",
          "ColorSpace",
          "F",
          "Filter",
          "DP",
          "DecodeParms",
          "D",
          "Decode",
          "IM",
          "ImageMask",
          "I",
          "Interpolate",
          "Intent");

  private final PdfObjects objects;
  private final ContentStreamWriter to;
  private final Deque<Boolean> marks = new ArrayDeque<>();

  private PdfDrawing(PdfObjects objects, OutputStream to) {
    this.objects = objects;
    this.to = new ContentStreamWriter(to);
  }

  static void clean(InputStream from, PdfObjects objects, OutputStream to) throws IOException {
    PDFStreamParser parser = new PDFStreamParser(from.readAllBytes());
    PdfDrawing drawing = new PdfDrawing(objects, to);
    List<COSBase> operands = new ArrayList<>();
    for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
      if (token instanceof Operator) {
        drawing.write((Operator) token, operands);
        operands.clear();
      } else {
        operands.add((COSBase) token);
      }
    }
  }

  private void write(Operator operator, List<COSBase> operands) throws IOException {
    switch (operator.getName()) {
      case "BDC", "BMC" -> {
        List<COSBase> kept = kept(operands);
        marks.push(!kept.isEmpty());
        if (!kept.isEmpty()) {
          to.writeTokens(kept);
          to.writeTokens(List.of(operator));
        }
      }
      case "EMC" -> {
        if (!marks.isEmpty() && marks.pop()) {
          to.writeTokens(List.of(operator));
        }
      }
      case "BI" -> inlineImage(operator);
      default -> {
        if (OPERATORS.contains(operator.getName())) {
          draw(operator, operands);
        }
      }
    }
  }

  /** Marks of a layer, and the text that a ligature or a hyphen represents when read aloud. */
  private List<COSBase> kept(List<COSBase> operands) {
    if (operands.size() != 2) {
      return List.of();
    }
    COSBase facts = operands.get(1);
    if (COSName.OC.equals(operands.getFirst()) && facts instanceof COSName) {
      return List.of(COSName.OC, objects.resource((COSName) facts));
    }
    if (!SPAN.equals(operands.getFirst()) || !(facts instanceof COSDictionary)) {
      return List.of();
    }
    String letters = ((COSDictionary) facts).getString(COSName.ACTUAL_TEXT);
    if (letters == null || letters.length() > LIGATURE) {
      return List.of();
    }
    COSDictionary clean = new COSDictionary();
    clean.setString(COSName.ACTUAL_TEXT, letters);
    return List.of(SPAN, clean);
  }

  private void draw(Operator operator, List<COSBase> operands) throws IOException {
    List<Object> tokens = new ArrayList<>();
    for (COSBase operand : operands) {
      if (operand instanceof COSName) {
        COSName name = (COSName) operand;
        boolean resource = RESOURCES.contains(operator.getName()) && !isColorFamily(name);
        if (resource || PdfObjects.isStandard(name.getName())) {
          tokens.add(resource ? objects.resource(name) : name);
        }
      } else if (!(operand instanceof COSDictionary)) {
        tokens.add(operand);
      }
    }
    tokens.add(operator);
    to.writeTokens(tokens);
  }

  private static boolean isColorFamily(COSName name) {
    return COSName.DEVICEGRAY.equals(name)
        || COSName.DEVICERGB.equals(name)
        || COSName.DEVICECMYK.equals(name)
        || COSName.PATTERN.equals(name);
  }

  private void inlineImage(Operator operator) throws IOException {
    COSDictionary clean = new COSDictionary();
    COSDictionary parameters = operator.getImageParameters();
    for (COSName key : parameters.keySet()) {
      COSBase value = parameters.getItem(key);
      boolean colors = key.getName().equals("CS") || key.getName().equals("ColorSpace");
      if (!INLINE.contains(key.getName())) {
        continue;
      }
      if (colors
          && value instanceof COSName
          && !PdfObjects.isStandard(((COSName) value).getName())) {
        clean.setItem(key, objects.resource((COSName) value));
      } else {
        COSBase kept =
            colors && value instanceof COSArray
                ? value
                : objects.copy(
                    value, key.getName().startsWith("D") ? PdfKind.FILTER : PdfKind.PLAIN);
        if (kept != null) {
          clean.setItem(key, kept);
        }
      }
    }
    byte[] data = operator.getImageData();
    if (data.length > 2 && (data[0] & 0xFF) == 0xFF && (data[1] & 0xFF) == 0xD8) {
      ByteArrayOutputStream photo = new ByteArrayOutputStream();
      new JpegCleaner().clean(new ByteArrayInputStream(data), photo);
      operator.setImageData(photo.toByteArray());
    }
    operator.setImageParameters(clean);
    to.writeTokens(List.of(operator));
  }
}
