package org.microendorse.domain.media;

import org.microendorse.domain.common.Refusal;

/** A file is not accepted; the message names it and says why and what to do. */
public class FileRefused extends Refusal {
  FileRefused(String message) {
    super(message);
  }
}
