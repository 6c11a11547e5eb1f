package org.microendorse.domain.media;

/**
 * Why a file is not accepted. What it is, in words its owner uses, and what to do next is written
 * in the message files: {@code file.refused.*}.
 */
enum NotTaken {
  EMPTY,
  BLANK,
  CUT_OFF,
  DAMAGED,
  PASSWORD,
  NO_PAGES,
  NO_TRACKS,
  UNKNOWN,

  PAGES,
  NUMBERS,
  KEYNOTE,
  IWORK,
  OLD_WORD,
  OLD_EXCEL,
  OLD_POWERPOINT,
  BINARY_EXCEL,
  RICH_TEXT,
  OUTLOOK,
  EMAIL,
  PUBLISHER,
  VISIO,
  PROJECT,
  ONENOTE,
  OLD_OFFICE,
  OTHER_OFFICE,
  XPS,
  POSTSCRIPT,
  EPUB,
  HTML,
  XML,
  SVG,

  GOOGLE_LINK,
  SHORTCUT,

  PHOTO_ARCHIVE,
  LIVE_PHOTO,
  ARCHIVE,
  PROGRAM,

  WINDOWS_MEDIA,
  AVI,
  OTHER_VIDEO,
  OTHER_SOUND,
  OTHER_PICTURE;

  FileRefused refuse(String fileName) {
    return new FileRefused("file.refused." + name(), fileName);
  }
}
