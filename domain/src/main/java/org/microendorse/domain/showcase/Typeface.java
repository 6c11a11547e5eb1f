package org.microendorse.domain.showcase;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Text as outlines, from a font that comes with the program: it looks the same on every machine,
 * whatever fonts are installed there.
 */
final class Typeface {
  static final Typeface REGULAR = new Typeface("OpenSans-Regular");
  static final Typeface SEMI_BOLD = new Typeface("OpenSans-SemiBold");
  static final Typeface BOLD = new Typeface("OpenSans-Bold");

  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final double unit;
  private final Map<Integer, Letter> letters = new HashMap<>();

  private Typeface(String name) {
    try (InputStream file =
        Typeface.class.getResourceAsStream("/fonts/ttf/OpenSans/" + name + ".ttf")) {
      font = new TTFParser().parse(new RandomAccessReadBuffer(file));
      characters = font.getUnicodeCmapLookup();
      unit = 1.0 / font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException("The font " + name + " cannot be read.", e);
    }
  }

  /**
   * One character at size 1, with its baseline at the origin.
   *
   * @param advance where the next one begins
   */
  record Letter(Path2D outline, double advance) {}

  double width(String text, double size, double spacing) {
    return codePoints(text).mapToDouble(it -> letter(it).advance() * size + spacing).sum()
        - spacing;
  }

  /** The text in one line, centered at x, with its baseline at y. */
  Path2D centered(String text, double size, double spacing, double x, double y) {
    Path2D line = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double at = x - width(text, size, spacing) / 2;
    for (int codePoint : codePoints(text).toArray()) {
      Letter letter = letter(codePoint);
      AffineTransform place = AffineTransform.getTranslateInstance(at, y);
      place.scale(size, size);
      line.append(letter.outline().getPathIterator(place), false);
      at += letter.advance() * size + spacing;
    }
    return line;
  }

  /** The text along a circle, centered at its top, or at its bottom and then read from inside. */
  Path2D around(
      String text, double size, double spacing, double x, double y, double radius, boolean top) {
    Path2D arc = new Path2D.Double(Path2D.WIND_NON_ZERO);
    int direction = top ? 1 : -1;
    double at = -width(text, size, spacing) / 2;
    for (int codePoint : codePoints(text).toArray()) {
      Letter letter = letter(codePoint);
      double angle = (at + letter.advance() * size / 2) / radius * direction;
      AffineTransform place = AffineTransform.getRotateInstance(angle, x, y);
      place.translate(x - letter.advance() * size / 2, y - radius * direction);
      place.scale(size, size);
      arc.append(letter.outline().getPathIterator(place), false);
      at += letter.advance() * size + spacing;
    }
    return arc;
  }

  private static java.util.stream.IntStream codePoints(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).codePoints();
  }

  private synchronized Letter letter(int codePoint) {
    return letters.computeIfAbsent(codePoint, this::read);
  }

  private Letter read(int codePoint) {
    try {
      int glyph = characters.getGlyphId(codePoint);
      GlyphData data = font.getGlyph().getGlyph(glyph);
      // Fonts measure upward, pictures downward.
      AffineTransform flip = AffineTransform.getScaleInstance(unit, -unit);
      Path2D outline = data == null ? new Path2D.Double() : new Path2D.Double(data.getPath(), flip);
      return new Letter(outline, font.getAdvanceWidth(glyph) * unit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
