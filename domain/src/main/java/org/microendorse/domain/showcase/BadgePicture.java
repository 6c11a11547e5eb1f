package org.microendorse.domain.showcase;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.showcase.BadgeFace.Level;
import org.microendorse.domain.showcase.Drawing.Ink;

/**
 * The picture of a badge: a seal that says what was demonstrated, who issued it and when. A
 * micro-endorsement is gold. The same face gives the same picture, byte for byte.
 */
public final class BadgePicture {
  private static final int SIDE = 600;
  private static final double MIDDLE = SIDE / 2.0;
  private static final double DISC = 190;

  /** The title fits between these heights. */
  private static final double TITLE_TOP = 216;

  private static final double TITLE_BOTTOM = 404;
  private static final int LARGEST = 44;
  private static final int SMALLEST = 18;
  private static final double LEADING = 1.2;

  private static final Ink WHITE = Ink.of("#ffffff");
  private static final Ink DARK = Ink.of("#1a1d27");
  private static final Ink GREY = Ink.of("#565c6b");

  private final BadgeFace face;
  private final Hue hue;
  private final Drawing drawing;

  private BadgePicture(BadgeFace face) {
    this.face = face;
    this.hue = face.stamp() == null ? Hue.of(face.title()) : Hue.PAST;
    this.drawing = new Drawing(SIDE);
  }

  public static BadgePicture of(BadgeFace face) {
    BadgePicture picture = new BadgePicture(face);
    picture.draw();
    return picture;
  }

  public String svg() {
    return drawing.svg(face.inWords());
  }

  /**
   * @param pixels width and height
   */
  public byte[] png(int pixels) {
    return drawing.png(pixels);
  }

  /** The accent of the portal and its two neighbors, as on the covers in the catalog. */
  private record Hue(Ink seal, Ink deep, Ink soft) {
    private static final List<Hue> ALL =
        List.of(
            new Hue(Ink.from("#5265d6", "#2b3890"), Ink.of("#3a4bb8"), Ink.of("#aab7ff")),
            new Hue(Ink.from("#279289", "#0f5652"), Ink.of("#176f69"), Ink.of("#9edbd5")),
            new Hue(Ink.from("#b44a89", "#7b2858"), Ink.of("#93376c"), Ink.of("#efb9d8")));
    private static final Hue PAST =
        new Hue(Ink.from("#8a90a0", "#565c6b"), Ink.of("#6b7180"), Ink.of("#d5d8e0"));

    static Hue of(String title) {
      return ALL.get(Math.floorMod(title.hashCode(), ALL.size()));
    }
  }

  private void draw() {
    boolean whole = face.level() == Level.MICRO_ENDORSEMENT;
    String stamp = face.stamp();
    boolean past = stamp != null;
    Ink gold = past ? Hue.PAST.soft() : Ink.from("#f5d272", "#b9862b");
    if (whole) {
      drawing.fill(rim(24, 272, 292), gold).fill(circle(266), WHITE).fill(circle(262), hue.seal());
    } else {
      drawing.fill(rim(20, 279, 290), hue.seal());
    }
    drawing.line(circle(250), 2.5, whole ? gold : hue.soft());
    drawing.fill(circle(DISC + 6), whole ? gold : hue.soft()).fill(circle(DISC), WHITE);
    around(face.level().words().toUpperCase(Locale.ROOT), 27, 4, true);
    around(face.issuer(), 23, 1.5, false);
    for (int side : new int[] {-1, 1}) {
      drawing.fill(star(MIDDLE + side * 223, MIDDLE, 11), whole ? gold : hue.soft());
    }
    if (stamp != null) {
      stamp(stamp);
    } else {
      emblem(whole, gold);
    }
    title();
    drawing.line(segment(MIDDLE - 34, 414, MIDDLE + 34, 414), 3, whole ? gold : hue.soft());
    drawing.fill(Typeface.SEMI_BOLD.centered(face.date(), 19, 0, MIDDLE, 442), GREY);
  }

  /** Words in the band, smaller if there are many. */
  private void around(String text, double size, double spacing, boolean top) {
    double longest = 212 * Math.PI * 0.8;
    double fits = size;
    String words = text;
    while (fits > 13 && Typeface.BOLD.width(words, fits, spacing) > longest) {
      fits--;
    }
    while (Typeface.BOLD.width(words, fits, spacing) > longest) {
      words = words.substring(0, words.length() - 2).strip() + "…";
    }
    // In the lower half, letters stand on the outer edge.
    double radius = 222 + (top ? -1 : 1) * fits * 0.36;
    drawing.fill(Typeface.BOLD.around(words, fits, spacing, MIDDLE, MIDDLE, radius, top), WHITE);
  }

  /** One step that is shown, or three of them under a star. */
  private void emblem(boolean whole, Ink gold) {
    if (whole) {
      drawing.fill(star(MIDDLE, 164, 30), gold);
      drawing.fill(star(MIDDLE - 48, 178, 15), gold).fill(star(MIDDLE + 48, 178, 15), gold);
      return;
    }
    drawing.fill(new Ellipse2D.Double(MIDDLE - 31, 136, 62, 62), hue.deep());
    Path2D check = new Path2D.Double();
    check.moveTo(MIDDLE - 13, 168);
    check.lineTo(MIDDLE - 4, 177);
    check.lineTo(MIDDLE + 14, 157);
    drawing.line(check, 7, WHITE);
  }

  /** In the largest size that fits. */
  private void title() {
    int size = LARGEST;
    List<String> lines = lines(size);
    while (lines == null && size > SMALLEST) {
      size -= 2;
      lines = lines(size);
    }
    if (lines == null) {
      lines = cut(size);
    }
    double height = size * LEADING;
    double y = (TITLE_TOP + TITLE_BOTTOM - lines.size() * height) / 2 + size * 0.93;
    for (String line : lines) {
      drawing.fill(Typeface.BOLD.centered(line, size, 0, MIDDLE, y), DARK);
      y += height;
    }
  }

  /** The title in balanced lines that stay inside the disc; null if it is too long. */
  private @Nullable List<String> lines(int size) {
    String[] words = face.title().strip().split("\\s+");
    int most = (int) ((TITLE_BOTTOM - TITLE_TOP) / (size * LEADING));
    for (int count = 1; count <= most; count++) {
      List<String> best = null;
      // The narrowest block with this number of lines looks best.
      for (double width = 60; width <= 2 * DISC && best == null; width += 10) {
        List<String> lines = wrap(words, size, width);
        if (lines != null && lines.size() == count && fits(lines, size)) {
          best = lines;
        }
      }
      if (best != null) {
        return best;
      }
    }
    return null;
  }

  private static @Nullable List<String> wrap(String[] words, int size, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : words) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (Typeface.BOLD.width(longer, size, 0) <= width) {
        line = longer;
      } else if (line.isEmpty()) {
        return null;
      } else {
        lines.add(line);
        line = word;
      }
    }
    lines.add(line);
    return lines;
  }

  private static boolean fits(List<String> lines, int size) {
    double height = size * LEADING;
    double top = (TITLE_TOP + TITLE_BOTTOM - lines.size() * height) / 2;
    for (int i = 0; i < lines.size(); i++) {
      double above = Math.abs(top + i * height - MIDDLE);
      double below = Math.abs(top + (i + 1) * height - MIDDLE);
      double far = Math.max(above, below);
      double chord = 2 * Math.sqrt(Math.max(0, DISC * DISC - far * far)) - 28;
      if (Typeface.BOLD.width(lines.get(i), size, 0) > chord) {
        return false;
      }
    }
    return true;
  }

  /** Cuts a title that never fits to the room there is. */
  private List<String> cut(int size) {
    List<String> lines = new ArrayList<>();
    String rest = face.title().strip();
    int most = (int) ((TITLE_BOTTOM - TITLE_TOP) / (size * LEADING));
    while (!rest.isEmpty() && lines.size() < most) {
      int end = rest.length();
      while (Typeface.BOLD.width(rest.substring(0, end), size, 0) > 250) {
        int space = rest.lastIndexOf(' ', end - 1);
        end = space > 0 ? space : end - 1;
      }
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      lines.set(most - 1, lines.get(most - 1) + " …");
    }
    return lines;
  }

  /** Draws in place of the emblem why the badge is no longer valid. */
  private void stamp(String stamp) {
    drawing.fill(
        new RoundRectangle2D.Double(MIDDLE - 122, 146, 244, 54, 27, 27), Ink.of("#ab2323"));
    drawing.fill(Typeface.BOLD.centered(stamp.toUpperCase(Locale.ROOT), 29, 5, MIDDLE, 184), WHITE);
  }

  private static Shape circle(double radius) {
    return new Ellipse2D.Double(MIDDLE - radius, MIDDLE - radius, 2 * radius, 2 * radius);
  }

  private static Shape segment(double x1, double y1, double x2, double y2) {
    Path2D line = new Path2D.Double();
    line.moveTo(x1, y1);
    line.lineTo(x2, y2);
    return line;
  }

  /** Draws a round edge of soft waves. */
  private static Shape rim(int waves, double inner, double outer) {
    Path2D rim = new Path2D.Double();
    double step = Math.PI / waves;
    for (int i = 0; i < waves; i++) {
      double valley = 2 * i * step;
      double[] from = polar(inner, valley);
      double[] to = polar(inner, valley + 2 * step);
      double[] first = polar(outer * 1.022, valley + 0.55 * step);
      double[] second = polar(outer * 1.022, valley + 1.45 * step);
      if (i == 0) {
        rim.moveTo(from[0], from[1]);
      }
      rim.curveTo(first[0], first[1], second[0], second[1], to[0], to[1]);
    }
    rim.closePath();
    return rim;
  }

  private static Shape star(double x, double y, double radius) {
    Path2D star = new Path2D.Double();
    for (int i = 0; i < 10; i++) {
      double r = i % 2 == 0 ? radius : radius * 0.45;
      double angle = Math.PI * i / 5 - Math.PI / 2;
      double px = x + r * Math.cos(angle);
      double py = y + r * Math.sin(angle);
      if (i == 0) {
        star.moveTo(px, py);
      } else {
        star.lineTo(px, py);
      }
    }
    star.closePath();
    return star;
  }

  private static double[] polar(double radius, double angle) {
    return new double[] {MIDDLE + radius * Math.cos(angle), MIDDLE + radius * Math.sin(angle)};
  }
}
