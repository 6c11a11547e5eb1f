package org.microendorse.domain.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Takes out of one kind of file what it says about who made it, where and with what. */
@FunctionalInterface
interface Cleaner {

  /**
   * Writes the file without it, with constant memory where files may be large.
   *
   * @throws IOException if the file is not built as it should be
   */
  void clean(Path file, OutputStream to) throws IOException;
}
