package org.microendorse.app.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is on the disk of the portal. */
public record StoredFiles(Path directory) {

  /** Files on their way in. */
  List<Path> incoming() {
    try (var files = Files.list(directory.resolve("incoming"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path object(String sha256) {
    return directory.resolve("objects").resolve(sha256.substring(0, 2)).resolve(sha256);
  }
}
