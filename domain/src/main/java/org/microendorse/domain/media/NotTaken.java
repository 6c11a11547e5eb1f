package org.microendorse.domain.media;

/**
 * Why a file is not accepted: what it is, in words its owner uses, and what to do next. Every
 * sentence follows the file's name. The only place where these sentences are written.
 */
enum NotTaken {
  EMPTY("is empty. Check that it opens on your device, and upload it again."),
  BLANK("contains no text. Check that it opens on your device, and upload it again."),
  CUT_OFF(
      "is cut off: the end of the file is missing. Upload it again from the device where it still"
          + " opens."),
  DAMAGED("is damaged and cannot be opened. Save or export it once more and upload the new file."),
  PASSWORD(
      "is protected by a password, so reviewers cannot open it. Save a copy without the password"
          + " and upload that."),
  NO_PAGES("is a PDF without pages. Export it once more and upload the new file."),
  NO_TRACKS("has neither a picture nor sound. Record or export it once more and upload that."),
  UNKNOWN(
      "is not a kind of file that we know. Save or export it as PDF, JPEG, MP4 or MP3 and upload"
          + " that."),

  PAGES("is a Pages document. Export it as PDF and upload that."),
  NUMBERS("is a Numbers document. Export it as PDF and upload that."),
  KEYNOTE("is a Keynote presentation. Export it as PDF and upload that."),
  IWORK("is a Pages, Numbers or Keynote document. Export it as PDF and upload that."),
  OLD_WORD("is an old Word document (.doc). Save it as .docx or PDF and upload that."),
  OLD_EXCEL("is an old Excel workbook (.xls). Save it as .xlsx or PDF and upload that."),
  OLD_POWERPOINT(
      "is an old PowerPoint presentation (.ppt). Save it as .pptx or PDF and upload that."),
  BINARY_EXCEL("is a binary Excel workbook (.xlsb). Save it as .xlsx or PDF and upload that."),
  RICH_TEXT("is a rich text document (.rtf). Save it as .docx or PDF and upload that."),
  OUTLOOK("is an Outlook email. Print it to PDF and upload that."),
  EMAIL("is an email. Print it to PDF and upload that."),
  PUBLISHER("is a Publisher document. Export it as PDF and upload that."),
  VISIO("is a Visio drawing. Export it as PDF and upload that."),
  PROJECT("is a Project plan. Export it as PDF and upload that."),
  ONENOTE("is a OneNote notebook. Export the pages as PDF and upload that."),
  OLD_OFFICE(
      "is a document of an old office program. Save it as .docx, .xlsx, .pptx or PDF and upload"
          + " that."),
  OTHER_OFFICE("is a drawing, formula or database. Export it as PDF and upload that."),
  XPS("is an XPS document. Save it as PDF and upload that."),
  POSTSCRIPT("is a PostScript file. Save it as PDF and upload that."),
  EPUB("is an e-book (EPUB). Export it as PDF and upload that."),
  HTML("is a web page. Print it to PDF and upload that."),
  XML("is a data file (XML). Open it in its program, export it as PDF and upload that."),
  SVG("is an SVG drawing. Export it as PNG or PDF and upload that."),

  GOOGLE_LINK(
      "is only a link to a file in Google Drive. Open the file there, choose Download, then PDF,"
          + " and upload that."),
  SHORTCUT(
      "is only a shortcut: a link to something that is somewhere else. Upload the file it leads"
          + " to."),

  PHOTO_ARCHIVE("is a ZIP of photos. Unzip it and upload the photos one by one."),
  LIVE_PHOTO(
      "is a Live Photo. Share or export it as a photo (JPEG or HEIC) or as a video, and upload"
          + " that."),
  ARCHIVE("is an archive. Unpack it and upload the files in it one by one."),
  PROGRAM("is a program. Programs are not taken as evidence: upload what it shows or makes."),

  WINDOWS_MEDIA("is a Windows Media file. Save it as MP4 (video) or MP3 (sound) and upload that."),
  AVI("is an AVI video. Save it as MP4 and upload that."),
  OTHER_VIDEO("is a video that browsers do not play. Save it as MP4 and upload that."),
  OTHER_SOUND("is a recording that browsers do not play. Save it as MP3 or M4A and upload that."),
  OTHER_PICTURE("is a picture that browsers do not show. Save it as JPEG or PNG and upload that.");

  private final String sentence;

  NotTaken(String sentence) {
    this.sentence = sentence;
  }

  /** What the educator reads: {@code "plan.pages" is a Pages document. Export it as ...} */
  String of(String fileName) {
    return "\"%s\" %s".formatted(fileName, sentence);
  }

  FileRefused refuse(String fileName) {
    return new FileRefused(of(fileName));
  }
}
