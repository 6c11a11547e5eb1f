package org.microendorse.domain.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Looks into files and copies them. Functions of the file alone: they need neither database nor
 * storage, read with constant memory, and may run in another process.
 */
public final class MediaFiles {
  private MediaFiles() {}

  /**
   * What the file is, by what is in it, and that all of it is there. The name proves nothing: where
   * its ending does not fit, {@link Content#named} says the right one.
   *
   * @param fileName for messages
   * @throws FileRefused if it is nothing that is taken, cut off, locked, damaged or too large to
   *     open
   */
  public static Content inspect(Path file, String fileName, MediaLimits limits) throws IOException {
    Content content = new ContentInspector(limits.archive()).inspect(file, fileName);
    limits.pictures().check(content, file, fileName);
    return content;
  }

  /** Whether such files can be copied without what they say about who made them. */
  public static boolean canClean(Content content) {
    return Cleaners.of(content) != null;
  }

  /**
   * Copies a file without what it says about who made it, where and with what.
   *
   * @throws IOException if the file is not built as it should be
   */
  public static void clean(Content content, Path file, OutputStream to) throws IOException {
    Cleaners.clean(content, file, to);
  }

  /** What its owner reads if a file is no longer what it was. */
  public static String damaged(String fileName) {
    return NotTaken.DAMAGED.of(fileName);
  }
}
