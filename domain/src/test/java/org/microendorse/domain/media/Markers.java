package org.microendorse.domain.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Words that tell who made a file, each used once, and the search for them in a copy. */
final class Markers {
  private static final String WORD = "Zorblaxa";
  private static final Pattern MARKER = Pattern.compile(WORD + "[a-z]+Q");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{12,}={0,2}");
  private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}){8,}");
  private static final int DEEPEST = 5;

  private final List<String> planted = new ArrayList<>();

  /** A new one of twelve letters; {@code place} says where it is put. */
  String in(String place) {
    int number = planted.size();
    planted.add(number + ": " + place);
    return WORD
        + (char) ('a' + number / 676 % 26)
        + (char) ('a' + number / 26 % 26)
        + (char) ('a' + number % 26)
        + 'Q';
  }

  byte[] bytes(String place) {
    return in(place).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Removes the last one because there is no room for it. */
  void forgetLast() {
    planted.removeLast();
  }

  /** All places. */
  Set<String> places() {
    return new TreeSet<>(planted);
  }

  /** The places whose markers can be read in a file, raw or decoded. */
  Set<String> foundIn(byte[] file) {
    Set<String> places = new TreeSet<>();
    search(file, places, 0);
    return places;
  }

  private void search(byte[] bytes, Set<String> places, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    for (Charset charset :
        List.of(
            StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      note(new String(bytes, charset), places);
      note(new String(bytes, 1, Math.max(0, bytes.length - 1), charset), places);
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    decode(text, places);
    if (text.startsWith("PK")) {
      searchZip(bytes, places, depth);
    } else if (text.contains("%PDF-")) {
      searchPdf(bytes, places, depth);
    } else {
      searchDeflated(bytes, places, depth);
    }
  }

  private void note(String text, Set<String> places) {
    Matcher found = MARKER.matcher(text);
    while (found.find()) {
      String letters = found.group().substring(WORD.length(), found.group().length() - 1);
      int number = 0;
      for (char c : letters.toCharArray()) {
        number = number * 26 + c - 'a';
      }
      places.add(number < planted.size() ? planted.get(number) : "an unknown place");
    }
  }

  private void decode(String text, Set<String> places) {
    Matcher base64 = BASE64.matcher(text);
    while (base64.find()) {
      for (int skip = 0; skip < 4 && base64.group().length() > skip + 8; skip++) {
        String part = base64.group().substring(skip).replace("=", "");
        byte[] decoded = Base64.getDecoder().decode(part.substring(0, part.length() / 4 * 4));
        note(new String(decoded, StandardCharsets.ISO_8859_1), places);
      }
    }
    Matcher hex = HEX.matcher(text);
    while (hex.find()) {
      byte[] decoded = HexFormat.of().parseHex(hex.group());
      note(new String(decoded, StandardCharsets.ISO_8859_1), places);
      note(new String(decoded, StandardCharsets.UTF_16BE), places);
    }
  }

  private void searchZip(byte[] bytes, Set<String> places, int depth) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        note(entry.getName() + entry.getComment(), places);
        search(zip.readAllBytes(), places, depth + 1);
      }
    } catch (IOException e) {
      throw new AssertionError("The copy is no archive.", e);
    }
  }

  private void searchPdf(byte[] bytes, Set<String> places, int depth) {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
        COSBase object = document.getDocument().getObjectFromPool(key).getObject();
        searchObject(object, places, depth, new java.util.HashSet<>());
      }
    } catch (IOException e) {
      throw new AssertionError("The copy is no PDF.", e);
    }
  }

  private void searchObject(COSBase object, Set<String> places, int depth, Set<COSBase> seen)
      throws IOException {
    if (object == null || !seen.add(object)) {
      return;
    }
    if (object instanceof COSString) {
      note(((COSString) object).getString(), places);
      search(((COSString) object).getBytes(), places, depth + 2);
    } else if (object instanceof org.apache.pdfbox.cos.COSName) {
      note(((org.apache.pdfbox.cos.COSName) object).getName(), places);
    } else if (object instanceof org.apache.pdfbox.cos.COSArray) {
      for (COSBase one : (org.apache.pdfbox.cos.COSArray) object) {
        searchObject(one, places, depth, seen);
      }
    } else if (object instanceof org.apache.pdfbox.cos.COSDictionary) {
      for (var entry : ((org.apache.pdfbox.cos.COSDictionary) object).entrySet()) {
        note(entry.getKey().getName(), places);
        searchObject(entry.getValue(), places, depth, seen);
      }
      if (object instanceof COSStream) {
        try (var raw = ((COSStream) object).createRawInputStream()) {
          search(raw.readAllBytes(), places, depth + 1);
        }
        try (var decoded = ((COSStream) object).createInputStream()) {
          search(decoded.readAllBytes(), places, depth + 1);
        }
      }
    }
  }

  /** Whatever looks like the start of a zlib stream is inflated. */
  private void searchDeflated(byte[] bytes, Set<String> places, int depth) {
    for (int at = 0; at < bytes.length - 2; at++) {
      if (bytes[at] == 0x78
          && (bytes[at + 1] == 1
              || (bytes[at + 1] & 0x1F) == 0x1A
              || (bytes[at + 1] & 0xFF) == 0x9C)) {
        byte[] inflated = inflate(bytes, at);
        if (inflated.length > 0) {
          search(inflated, places, depth + 3);
        }
      }
    }
  }

  private static byte[] inflate(byte[] bytes, int at) {
    Inflater inflater = new Inflater();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[1 << 12];
    try {
      inflater.setInput(bytes, at, bytes.length - at);
      for (int n = inflater.inflate(piece); n > 0 && all.size() < 1 << 22; ) {
        all.write(piece, 0, n);
        n = inflater.inflate(piece);
      }
    } catch (DataFormatException noZlib) {
      // What came out so far is searched.
    } finally {
      inflater.end();
    }
    return all.toByteArray();
  }
}
