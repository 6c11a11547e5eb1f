package org.microendorse.domain.evidence;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

  private final Isolation isolation;
  private final PictureLimits pictures;

  EvidenceInspection(ArtifactStorage storage, Isolation isolation, PictureLimits pictures) {
    this.storage = storage;
    this.isolation = isolation;
    this.pictures = pictures;
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
    // Whoever made the blind copy has been through the whole file.
    Legibility byCopy = artifact.hasBlindCopy() ? Legibility.YES : Legibility.UNKNOWN;
    boolean opened =
        content == Content.PDF
            || content != null && MAIN_PARTS.containsKey(content)
            || artifact.mediaType().startsWith("image/");
    return opened ? open(artifact, content, byCopy) : byCopy;
  }

  private Legibility open(Artifact artifact, Content content, Legibility byCopy)
      throws IOException {
    Path copy = Files.createTempFile("look", null);
    try {
      try (InputStream bytes = storage.open(artifact.sha256())) {
        Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      return isolation.run(new Look(content, copy.toString(), byCopy, pictures), artifact.size());
    } catch (Isolation.LimitExceeded e) {
      return Legibility.NO;
    } finally {
      Files.delete(copy);
    }
  }

  /** Runs in another process. */
  private record Look(Content content, String file, Legibility byCopy, PictureLimits pictures)
      implements Isolation.Task<Legibility> {

    @Override
    public Legibility run(OutputStream to) throws IOException {
      Path path = Path.of(file);
      if (content == Content.PDF) {
        return pages(path);
      }
      return MAIN_PARTS.containsKey(content)
          ? parts(path, MAIN_PARTS.get(content))
          : picture(path, content, byCopy, pictures);
    }
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
  private static Legibility picture(
      Path file, Content content, Legibility ifUnknownKind, PictureLimits pictures) {
    try {
      pictures.check(content, file, "The picture");
    } catch (EvidenceRefused tooLargeOrDamaged) {
      return Legibility.NO;
    }
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
}
