package org.microendorse.domain.showcase;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Shapes on a square, one over the other; as SVG or as PNG they look the same. */
final class Drawing {
  /** Characters that text fields allow and XML does not. */
  private static final String NOT_XML =
      "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

  private final int side;
  private final List<Mark> marks = new ArrayList<>();

  Drawing(int side) {
    this.side = side;
  }

  /**
   * A paint: one color, or a gradient from top to bottom.
   *
   * @param top like #1a2b3c
   */
  record Ink(String top, String bottom, double opacity) {
    static Ink of(String color) {
      return new Ink(color, color, 1);
    }

    static Ink of(String color, double opacity) {
      return new Ink(color, color, opacity);
    }

    static Ink from(String top, String bottom) {
      return new Ink(top, bottom, 1);
    }

    boolean isPlain() {
      return top.equals(bottom);
    }
  }

  /**
   * @param width of the line; 0 for a filled shape
   */
  private record Mark(Shape shape, Ink ink, double width) {}

  Drawing fill(Shape shape, Ink ink) {
    marks.add(new Mark(shape, ink, 0));
    return this;
  }

  Drawing line(Shape shape, double width, Ink ink) {
    marks.add(new Mark(shape, ink, width));
    return this;
  }

  /** The picture as SVG text, with words for people who cannot see it. */
  String svg(String words) {
    StringBuilder svg = new StringBuilder();
    String said = escape(words);
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" role="img" aria-label="%2$s">
        <title>%2$s</title>
        """
            .formatted(side, said));
    List<Ink> gradients =
        marks.stream().map(Mark::ink).filter(ink -> !ink.isPlain()).distinct().toList();
    svg.append("<defs>");
    for (int i = 0; i < gradients.size(); i++) {
      svg.append(
          """
          <linearGradient id="g%d" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="%d">\
          <stop offset="0" stop-color="%s"/><stop offset="1" stop-color="%s"/></linearGradient>"""
              .formatted(i, side, gradients.get(i).top(), gradients.get(i).bottom()));
    }
    svg.append("</defs>\n");
    for (Mark mark : marks) {
      Ink ink = mark.ink();
      String paint = ink.isPlain() ? ink.top() : "url(#g" + gradients.indexOf(ink) + ")";
      svg.append("<path d=\"");
      write(mark.shape(), svg);
      svg.append('"');
      if (mark.width() > 0) {
        svg.append(
            " fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linecap=\"round\" stroke-linejoin=\"round\""
                .formatted(paint, number(mark.width())));
      } else {
        svg.append(" fill=\"").append(paint).append('"');
        if (mark.shape().getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD) {
          svg.append(" fill-rule=\"evenodd\"");
        }
      }
      if (ink.opacity() < 1) {
        svg.append(" opacity=\"").append(number(ink.opacity())).append('"');
      }
      svg.append("/>\n");
    }
    return svg.append("</svg>\n").toString();
  }

  /**
   * The picture as PNG on a transparent background.
   *
   * @param pixels width and height
   */
  byte[] png(int pixels) {
    BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.scale((double) pixels / side, (double) pixels / side);
    for (Mark mark : marks) {
      pen.setPaint(paint(mark.ink()));
      pen.setComposite(AlphaComposite.SrcOver.derive((float) mark.ink().opacity()));
      if (mark.width() > 0) {
        pen.setStroke(
            new BasicStroke((float) mark.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(mark.shape());
      } else {
        pen.fill(mark.shape());
      }
    }
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Paint paint(Ink ink) {
    return ink.isPlain()
        ? Color.decode(ink.top())
        : new LinearGradientPaint(
            0,
            0,
            0,
            side,
            new float[] {0, 1},
            new Color[] {Color.decode(ink.top()), Color.decode(ink.bottom())});
  }

  private static void write(Shape shape, StringBuilder svg) {
    double[] at = new double[6];
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      int coordinates =
          switch (kind) {
            case PathIterator.SEG_CLOSE -> 0;
            case PathIterator.SEG_QUADTO -> 4;
            case PathIterator.SEG_CUBICTO -> 6;
            default -> 2;
          };
      svg.append("MLQCZ".charAt(kind));
      for (int i = 0; i < coordinates; i++) {
        svg.append(i == 0 ? "" : " ").append(number(at[i]));
      }
    }
  }

  private static String escape(String text) {
    return text.replaceAll(NOT_XML, " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;");
  }

  /** A number in its shortest form, rounded to what is visible. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceAll("\\.?0+$", "").replaceAll("^-0$", "0");
  }
}
