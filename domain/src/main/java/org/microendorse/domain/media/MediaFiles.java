package org.microendorse.domain.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Inspects and copies files. These functions depend only on the file: they need neither database
 * nor storage, read with constant memory, and may run in another process.
 */
public final class MediaFiles {
  private MediaFiles() {}

  /**
   * Detects what the file is by its content, and checks that it is complete. The name proves
   * nothing: {@link Content#named} gives the right extension.
   *
   * @param fileName for messages
   * @throws FileRefused if it is not accepted, cut off, locked, damaged or too large to open
   */
  public static Content inspect(Path file, String fileName, MediaLimits limits) throws IOException {
    Content content = new ContentInspector(limits.archive()).inspect(file, fileName);
    limits.pictures().check(content, file, fileName);
    return content;
  }

  /** Whether such files can be copied without information about who made them. */
  public static boolean canClean(Content content) {
    return Cleaners.of(content) != null;
  }

  /**
   * Copies a file without information about who made it, where and with what.
   *
   * @throws IOException if the file is malformed
   */
  public static void clean(Content content, Path file, OutputStream to) throws IOException {
    Cleaners.clean(content, file, to);
  }

  /** The message for its owner if a file has changed. */
  public static String damaged(String fileName) {
    return NotTaken.DAMAGED.refuse(fileName).getMessage();
  }
}
