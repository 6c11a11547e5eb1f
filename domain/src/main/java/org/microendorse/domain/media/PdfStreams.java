package org.microendorse.domain.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** Copies the data of a PDF's streams: rewrites drawing operators and cleans pictures. */
final class PdfStreams {
  /** The kinds of objects that are streams. */
  static final Set<PdfKind> KINDS =
      EnumSet.of(
          PdfKind.CONTENT,
          PdfKind.XOBJECT,
          PdfKind.PATTERN,
          PdfKind.CHARACTER_MAP,
          PdfKind.COLORS,
          PdfKind.FONT_FILE,
          PdfKind.FUNCTION,
          PdfKind.SHADING,
          PdfKind.DATA);

  private static final List<String> PHOTO = List.of("DCTDecode", "DCT");
  private static final List<String> OTHER_PICTURE = List.of("CCITTFaxDecode", "CCF", "JBIG2Decode");
  private static final Pattern CHARACTER_MAP =
      Pattern.compile(
          "<[0-9A-Fa-f\\s]*>|\\[|]|\\d+"
              + "|\\b(?:begin|end)(?:codespacerange|bfchar|bfrange)\\b|%[^\\r\\n]*");
  private static final int LONGEST_CHARACTER = 18;

  private final PDDocument copy;
  private final PdfObjects objects;

  PdfStreams(PDDocument copy, PdfObjects objects) {
    this.copy = copy;
    this.objects = objects;
  }

  COSStream create() {
    return copy.getDocument().createCOSStream();
  }

  void copyData(COSStream from, COSStream to, PdfKind kind) throws IOException {
    switch (kind) {
      case CONTENT -> draw(from, to);
      case XOBJECT -> {
        if (COSName.FORM.equals(from.getCOSName(COSName.SUBTYPE))) {
          draw(from, to);
        } else {
          picture(from, to);
        }
      }
      case PATTERN -> draw(from, to);
      case CHARACTER_MAP -> characters(from, to);
      case COLORS -> {
        try (InputStream in = from.createInputStream();
            OutputStream out = deflated(to)) {
          out.write(IccProfile.clean(in.readAllBytes()));
        }
      }
      case FONT_FILE -> {
        byte[] font;
        try (InputStream in = from.createInputStream()) {
          font = FontFile.clean(in.readAllBytes());
        }
        try (OutputStream out = deflated(to)) {
          out.write(font);
        }
        if (to.containsKey(COSName.LENGTH1) && !to.containsKey(COSName.getPDFName("Length2"))) {
          to.setInt(COSName.LENGTH1, font.length);
        }
      }
      case FUNCTION -> function(from, to);
      case SHADING, DATA -> again(from, to);
      default -> throw new IOException("A stream is in the wrong place: " + kind);
    }
  }

  private void draw(COSStream from, COSStream to) throws IOException {
    try (InputStream in = from.createInputStream()) {
      draw(in, to);
    }
  }

  void draw(InputStream from, COSStream to) throws IOException {
    try (OutputStream out = deflated(to)) {
      PdfDrawing.clean(from, objects, out);
    }
  }

  private static void picture(COSStream from, COSStream to) throws IOException {
    String last = lastFilter(from);
    if (PHOTO.contains(last)) {
      Path photo = Files.createTempFile("photo", null);
      try {
        try (InputStream in = new PDStream(from).createInputStream(PHOTO)) {
          Files.copy(in, photo, StandardCopyOption.REPLACE_EXISTING);
        }
        try (OutputStream out = to.createRawOutputStream()) {
          new JpegCleaner().clean(photo, out);
        }
      } finally {
        Files.delete(photo);
      }
      to.setItem(COSName.FILTER, COSName.DCT_DECODE);
      return;
    }
    if (OTHER_PICTURE.contains(last)) {
      // Decoded and compressed again: their own formats have room for comments.
      again(from, to);
      return;
    }
    if (last.startsWith("JPX")) {
      throw new IOException("A picture in the PDF is of a kind that cannot be cleaned.");
    }
    again(from, to);
  }

  private static String lastFilter(COSStream stream) {
    List<COSName> filters = new PDStream(stream).getFilters();
    return filters == null || filters.isEmpty() ? "" : filters.getLast().getName();
  }

  /** Unpacked and packed again, which leaves out what follows the end. */
  private static void again(COSStream from, COSStream to) throws IOException {
    try (InputStream in = from.createInputStream();
        OutputStream out = deflated(to)) {
      in.transferTo(out);
    }
  }

  /** The meaning of a font's codes, for search and copy. */
  private static void characters(COSStream from, COSStream to) throws IOException {
    String text;
    try (InputStream in = from.createInputStream()) {
      text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
    StringBuilder clean =
        new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
            .append("/CMapName /n def\n/CMapType 2 def\n");
    Matcher token = CHARACTER_MAP.matcher(text);
    while (token.find()) {
      String word = token.group();
      if (word.startsWith("<") && word.length() > LONGEST_CHARACTER) {
        clean.append("<FFFD> ");
      } else if (!word.startsWith("%")) {
        clean.append(word).append(word.matches("[a-z]+") ? '\n' : ' ');
      }
    }
    clean.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    try (OutputStream out = deflated(to)) {
      out.write(clean.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static void function(COSStream from, COSStream to) throws IOException {
    if (from.getInt(COSName.FUNCTION_TYPE) != 4) {
      again(from, to);
      return;
    }
    try (InputStream in = from.createInputStream();
        OutputStream out = deflated(to)) {
      String code = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      out.write(
          code.replaceAll("%[^\\r\\n]*", " ")
              .replaceAll("[^-+.{}\\sA-Za-z0-9]|[A-Za-z]{9,}", " ")
              .getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static OutputStream deflated(COSStream to) throws IOException {
    return to.createOutputStream((COSBase) COSName.FLATE_DECODE);
  }
}
