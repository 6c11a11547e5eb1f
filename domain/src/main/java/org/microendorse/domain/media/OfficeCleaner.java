package org.microendorse.domain.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/**
 * Builds office documents (OOXML and ODF) anew from what they show; pictures, films and documents
 * in them are cleaned as well. Part by part, with constant memory.
 */
final class OfficeCleaner implements Cleaner {
  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      new OfficeZip(zip, to).clean();
    }
  }
}
