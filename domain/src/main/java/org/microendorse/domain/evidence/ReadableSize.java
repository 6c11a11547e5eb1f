package org.microendorse.domain.evidence;

import static org.microendorse.domain.language.Messages.message;

import org.microendorse.domain.language.Language;

/** Sizes as people read them. */
final class ReadableSize {
  private ReadableSize() {}

  static String of(long bytes) {
    if (bytes < 1024) {
      return message("file.bytes", bytes);
    }
    double size = bytes;
    int unit = -1;
    while (size >= 1024 && unit < 2) {
      size /= 1024;
      unit++;
    }
    String number =
        String.format(
            Language.current().locale(), size == Math.floor(size) ? "%.0f" : "%.1f", size);
    return number + " " + new String[] {"KB", "MB", "GB"}[unit];
  }
}
