package org.microendorse.domain.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Finds out what a file is, in another process. */
@Component
class IsolatedInspector {
  private final Isolation isolation;
  private final EvidenceProperties limits;
  private final PictureLimits pictures;

  IsolatedInspector(Isolation isolation, EvidenceProperties limits, PictureLimits pictures) {
    this.isolation = isolation;
    this.limits = limits;
    this.pictures = pictures;
  }

  /**
   * What the file is.
   *
   * @see ContentInspector#inspect
   * @throws EvidenceRefused if it is nothing that is taken as evidence, or nothing that can be
   *     opened within the limits
   */
  Content inspect(Path file, String fileName) throws IOException {
    try {
      return isolation.run(
          new Inspection(file.toString(), fileName, limits, pictures), Files.size(file));
    } catch (Isolation.LimitExceeded e) {
      throw cannotBeOpened(fileName);
    }
  }

  static EvidenceRefused cannotBeOpened(String fileName) {
    return new EvidenceRefused(
        "\"%s\" could not be opened: it takes too much memory or time. It may be damaged; please save it anew, or make it smaller, and upload it again."
            .formatted(fileName));
  }

  private record Inspection(
      String file, String fileName, EvidenceProperties limits, PictureLimits pictures)
      implements Isolation.Task<Content> {

    @Override
    public Content run(OutputStream to) throws IOException {
      Content content = new ContentInspector(limits).inspect(Path.of(file), fileName);
      pictures.check(content, Path.of(file), fileName);
      return content;
    }
  }
}
