package org.microendorse.workers.evidence;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files and folders that only their owner can open, where the file system has such permissions. */
final class OwnerOnly {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
  private static final Set<PosixFilePermission> FOLDER = fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = fromString("rw-------");

  private OwnerOnly() {}

  /** Creates missing folders; existing ones get the permissions as well. */
  static void createDirectories(Path folder) throws IOException {
    Files.createDirectories(folder);
    try {
      if (hasPermissions(folder) && !Files.getPosixFilePermissions(folder).equals(FOLDER)) {
        Files.setPosixFilePermissions(folder, FOLDER);
      }
    } catch (IOException e) {
      // A mounted folder may belong to another user.
      LOG.warn(
          "Cannot restrict permissions; other users of this machine may be able to read {}: {}",
          folder,
          e.toString());
    }
  }

  /** A new file to be written. */
  static FileChannel newFile(Path file) throws IOException {
    Set<OpenOption> options = Set.of(CREATE_NEW, WRITE);
    return hasPermissions(file)
        ? FileChannel.open(file, options, asFileAttribute(FILE))
        : FileChannel.open(file, options);
  }

  private static boolean hasPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
