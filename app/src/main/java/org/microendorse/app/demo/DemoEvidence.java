package org.microendorse.app.demo;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.jcodec.api.awt.AWTSequenceEncoder;

/** Makes the files that the demo submits: a PDF, a PNG and a short MP4, all real and readable. */
public final class DemoEvidence {

  private static final int FRAMES_PER_SECOND = 10;
  private static final int SECONDS = 2;

  private final Path directory;

  /** Makes the files in {@code directory}, which is created if needed. */
  public DemoEvidence(Path directory) {
    try {
      this.directory = Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a file of one of the kinds that a requirement accepts, with {@code lines} on it. */
  public Path make(List<String> accepts, String name, List<String> lines) {
    try {
      if (accepts.contains("video")) {
        return mp4(name, lines);
      }
      if (accepts.contains("image")) {
        return png(name, lines);
      }
      if (accepts.contains("pdf")) {
        return pdf(name, lines);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalArgumentException("The demo makes pdf, image and video, not " + accepts);
  }

  private Path pdf(String name, List<String> lines) throws IOException {
    Path file = directory.resolve(name + ".pdf");
    try (var document = new PDDocument()) {
      var page = new PDPage(PDRectangle.LETTER);
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.setLeading(18);
        content.newLineAtOffset(72, 700);
        for (String line : lines) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
      Files.deleteIfExists(file);
      document.save(file.toFile());
    }
    return file;
  }

  private Path png(String name, List<String> lines) throws IOException {
    Path file = directory.resolve(name + ".png");
    ImageIO.write(picture(lines, 0), "png", file.toFile());
    return file;
  }

  private Path mp4(String name, List<String> lines) throws IOException {
    Path file = directory.resolve(name + ".mp4");
    var encoder = AWTSequenceEncoder.createSequenceEncoder(file.toFile(), FRAMES_PER_SECOND);
    for (int frame = 0; frame < FRAMES_PER_SECOND * SECONDS; frame++) {
      encoder.encodeImage(picture(lines, (double) frame / (FRAMES_PER_SECOND * SECONDS)));
    }
    encoder.finish();
    return file;
  }

  private static BufferedImage picture(List<String> lines, double progress) {
    var image = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(new Color(0xF4F1EA));
    graphics.fillRect(0, 0, 640, 360);
    graphics.setColor(new Color(0x1F5F5B));
    graphics.fillRect(0, 340, (int) (640 * progress), 20);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
    for (int i = 0; i < lines.size(); i++) {
      graphics.drawString(lines.get(i), 40, 60 + 30 * i);
    }
    graphics.dispose();
    return image;
  }
}
