package org.microendorse.domain.evidence;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.microendorse.domain.catalog.EvidenceKind;
import org.springframework.stereotype.Component;

/** Opens sealed files as their readers will: the pages of a PDF, the picture of an image. */
@Component
public class EvidenceInspection {
  /** A picture is decoded no larger than this: it is only to be seen that it can be. */
  private static final int ENOUGH_PIXELS = 1000;

  private final ArtifactStorage storage;
  private final Isolation isolation;
  private final EvidenceProperties limits;
  private final PictureLimits pictures;

  EvidenceInspection(
      ArtifactStorage storage,
      Isolation isolation,
      EvidenceProperties limits,
      PictureLimits pictures) {
    this.storage = storage;
    this.isolation = isolation;
    this.limits = limits;
    this.pictures = pictures;
  }

  /**
   * Looks into a file, with constant memory where it may be large. The same look as at upload,
   * taken again, and a second one at pictures.
   *
   * @param neutralName as reviewers read it
   * @throws IOException if its bytes cannot be read at the moment
   */
  public FileFacts inspect(Artifact artifact, String neutralName) throws IOException {
    Seen seen = look(artifact);
    return new FileFacts(
        neutralName,
        artifact.fileName(),
        artifact.pupilData(),
        seen.legibility(),
        seen.problem(),
        !artifact.hasBlindCopy());
  }

  private Seen look(Artifact artifact) throws IOException {
    Path copy = Files.createTempFile("look", null);
    try {
      try (InputStream bytes = storage.open(artifact.sha256())) {
        Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      // Making the blind copy included reading the whole file.
      Legibility byCopy = artifact.hasBlindCopy() ? Legibility.YES : Legibility.UNKNOWN;
      return isolation.run(
          new Look(copy.toString(), artifact.fileName(), byCopy, limits, pictures),
          artifact.size());
    } catch (EvidenceRefused unreadable) {
      return new Seen(Legibility.NO, unreadable.getMessage());
    } catch (Isolation.LimitExceeded e) {
      return new Seen(
          Legibility.NO, IsolatedInspector.cannotBeOpened(artifact.fileName()).getMessage());
    } finally {
      Files.delete(copy);
    }
  }

  /**
   * What the look showed.
   *
   * @param problem null unless it cannot be opened
   */
  private record Seen(Legibility legibility, String problem) implements Serializable {}

  /** Runs in another process. */
  private record Look(
      String file,
      String fileName,
      Legibility byCopy,
      EvidenceProperties limits,
      PictureLimits pictures)
      implements Isolation.Task<Seen> {

    @Override
    public Seen run(OutputStream to) throws IOException {
      Path path = Path.of(file);
      Content content = new ContentInspector(limits).inspect(path, fileName);
      pictures.check(content, path, fileName);
      return new Seen(legibility(path, content), null);
    }

    private Legibility legibility(Path path, Content content) {
      if (content == Content.PDF || content.kind() == EvidenceKind.DOCUMENT) {
        return Legibility.YES;
      }
      return content.kind() == EvidenceKind.IMAGE ? picture(path, byCopy) : byCopy;
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
}
