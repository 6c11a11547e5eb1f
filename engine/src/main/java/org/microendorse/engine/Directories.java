package org.microendorse.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** Directories as a whole. */
final class Directories {

  private Directories() {}

  /**
   * Creates a directory that no other user of the machine can open, if the file system has such
   * permissions. An existing directory gets them, too.
   */
  static void createOwnerOnly(Path directory) throws IOException {
    Files.createDirectories(directory);
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      } catch (IOException e) {
        // It belongs to another user, or its disk has no permissions.
      }
    }
  }

  /** Deletes a directory with its content, if it exists. */
  static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (var paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      // A process that is just ending may delete files at the same time.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
