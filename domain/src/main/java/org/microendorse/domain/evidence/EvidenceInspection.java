package org.microendorse.domain.evidence;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/** Opens sealed files as their readers will: the pages of a PDF, the picture of an image. */
@Component
public class EvidenceInspection {
  /** A picture is decoded no larger than this: it is only to be seen that it can be. */
  private static final int ENOUGH_PIXELS = 1000;

  /** What an office document is made of at least. */
  private static final Map<Content, String> MAIN_PARTS =
      Map.of(
          Content.DOCX, "word/document.xml",
          Content.XLSX, "xl/workbook.xml",
          Content.PPTX, "ppt/presentation.xml",
          Content.ODT, "content.xml",
          Content.ODS, "content.xml",
          Content.ODP, "content.xml");

  private final ArtifactStorage storage;

  EvidenceInspection(ArtifactStorage storage) {
    this.storage = storage;
  }

  /**
   * Looks into a file, with constant memory where it may be large.
   *
   * @param neutralName how to call it
   * @throws IOException if its bytes cannot be read at the moment
   */
  public FileFacts inspect(Artifact artifact, String neutralName) throws IOException {
    return new FileFacts(
        neutralName, artifact.pupilData(), legibility(artifact), !artifact.hasBlindCopy());
  }

  private Legibility legibility(Artifact artifact) throws IOException {
    Content content = Content.ofMediaType(artifact.mediaType()).orElse(null);
    if (content == Content.PDF) {
      return through(artifact, EvidenceInspection::pages);
    }
    if (MAIN_PARTS.containsKey(content)) {
      return through(artifact, file -> parts(file, MAIN_PARTS.get(content)));
    }
    // Whoever made the blind copy has been through the whole file.
    Legibility byCopy = artifact.hasBlindCopy() ? Legibility.YES : Legibility.UNKNOWN;
    return artifact.mediaType().startsWith("image/")
        ? through(artifact, file -> picture(file, byCopy))
        : byCopy;
  }

  private static Legibility pages(Path file) {
    try (PDDocument document =
        Loader.loadPDF(file.toFile(), "", IOUtils.createTempFileOnlyStreamCache())) {
      return document.getNumberOfPages() > 0 ? Legibility.YES : Legibility.NO;
    } catch (IOException | RuntimeException damagedOrProtected) {
      return Legibility.NO;
    }
  }

  private static Legibility parts(Path file, String mainPart) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry(mainPart) == null ? Legibility.NO : Legibility.YES;
    } catch (ZipException damaged) {
      return Legibility.NO;
    }
  }

  /** Browsers know more kinds of pictures than Java: what goes wrong here proves nothing. */
  private static Legibility picture(Path file, Legibility ifUnknownKind) {
    try (ImageInputStream bytes = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(bytes);
      if (!readers.hasNext()) {
        return ifUnknownKind;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(bytes, true, true);
        int larger = Math.max(reader.getWidth(0), reader.getHeight(0));
        ImageReadParam small = reader.getDefaultReadParam();
        int step = Math.max(1, larger / ENOUGH_PIXELS);
        small.setSourceSubsampling(step, step, 0, 0);
        BufferedImage picture = reader.read(0, small);
        return picture == null ? Legibility.UNKNOWN : Legibility.YES;
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException unusual) {
      return Legibility.UNKNOWN;
    }
  }

  private Legibility through(Artifact artifact, Look look) throws IOException {
    Path copy = Files.createTempFile("look", null);
    try {
      try (InputStream bytes = storage.open(artifact.sha256())) {
        Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      return look.into(copy);
    } finally {
      Files.delete(copy);
    }
  }

  private interface Look {
    Legibility into(Path file) throws IOException;
  }
}
