package org.microendorse.domain.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Removes from one kind of file the information about who made it, where and with what. */
@FunctionalInterface
interface Cleaner {

  /**
   * Writes the cleaned file, with constant memory where files may be large.
   *
   * @throws IOException if the file is malformed
   */
  void clean(Path file, OutputStream to) throws IOException;
}
