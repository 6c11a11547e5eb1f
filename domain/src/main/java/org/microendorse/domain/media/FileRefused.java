package org.microendorse.domain.media;

import static org.microendorse.domain.language.Messages.message;

import java.io.Serializable;

/**
 * A file is not accepted; the message names it and says why and what to do. It comes from the
 * process that opens files, which knows no reader: the text is made where the message is read.
 */
public class FileRefused extends RuntimeException {
  private final String key;
  private final Serializable[] arguments;

  FileRefused(String key, Serializable... arguments) {
    this.key = key;
    this.arguments = arguments;
  }

  /** Identifies the reason in the message files. */
  public String key() {
    return key;
  }

  /** What the text about the reason contains. */
  public Object[] arguments() {
    return arguments.clone();
  }

  @Override
  public String getMessage() {
    return message(key, arguments());
  }
}
