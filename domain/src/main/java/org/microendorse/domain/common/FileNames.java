package org.microendorse.domain.common;

import java.text.Normalizer;
import java.util.Locale;

/** Makes file names safe to store, show and download. */
public final class FileNames {
  private static final int MAX_LENGTH = 120;
  private static final int MAX_EXTENSION = 10;

  private FileNames() {}

  /** Without path parts, control and invisible characters, and not too long; keeps the ending. */
  public static String clean(String name) {
    String clean = name == null ? "" : Normalizer.normalize(name, Normalizer.Form.NFC);
    clean = clean.substring(Math.max(clean.lastIndexOf('/'), clean.lastIndexOf('\\')) + 1);
    clean =
        clean.replaceAll("\\s+", " ").replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]", "");
    clean = clean.replaceAll("[\"<>|:*?]", "_").strip();
    clean = clean.replaceAll("^\\.+", "").replaceAll("[. ]+$", "").strip();
    if (clean.isEmpty()) {
      return "file";
    }
    return clean.length() <= MAX_LENGTH ? clean : shorten(clean);
  }

  /** The ending in lower case without its dot; empty if there is none. */
  public static String extension(String cleanName) {
    int dot = cleanName.lastIndexOf('.');
    return dot < 1 ? "" : cleanName.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static String shorten(String name) {
    String extension = extension(name);
    String ending =
        extension.isEmpty() || extension.length() > MAX_EXTENSION
            ? ""
            : name.substring(name.lastIndexOf('.'));
    int length = MAX_LENGTH - ending.length();
    // Never cut a surrogate pair in half.
    if (Character.isHighSurrogate(name.charAt(length - 1))) {
      length--;
    }
    return name.substring(0, length).strip() + ending;
  }
}
