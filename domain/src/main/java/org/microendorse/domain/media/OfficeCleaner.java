package org.microendorse.domain.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/**
 * Rebuilds office documents (OOXML and ODF) from what they show; cleans pictures, videos and
 * documents in them as well. Part by part, with constant memory.
 */
final class OfficeCleaner implements Cleaner {
  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      new OfficeZip(zip, to).clean();
    }
  }
}
