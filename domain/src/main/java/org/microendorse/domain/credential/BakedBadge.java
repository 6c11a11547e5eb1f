package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.Namespace;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/**
 * A picture that carries its badge (Open Badges 3.0, section 5.3 "Baking"): a PNG in an
 * uncompressed {@code iTXt} chunk with the keyword {@code openbadgecredential}, an SVG in an
 * element {@code openbadges:credential}. Baking replaces a badge that the picture already carries.
 * Badges of Open Badges 2.0, in a chunk {@code openbadges} or an element {@code
 * openbadges:assertion}, are read as well.
 */
public final class BakedBadge {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final String KEYWORD = "openbadgecredential";
  private static final String OLD_KEYWORD = "openbadges";
  private static final String NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";
  private static final QName CREDENTIAL = new QName(NAMESPACE, "credential", "openbadges");
  private static final QName OLD_CREDENTIAL =
      new QName("http://openbadges.org", "assertion", "openbadges");
  private static final QName VERIFY = new QName("verify");

  private BakedBadge() {}

  /**
   * The PNG with the credential in it.
   *
   * @param credential JSON or a compact JWS
   * @throws IllegalArgumentException if this is not a complete PNG
   */
  public static byte[] intoPng(byte[] png, String credential) {
    ByteArrayOutputStream baked = new ByteArrayOutputStream(png.length + credential.length() + 64);
    baked.writeBytes(PNG);
    try {
      for (Chunk chunk : chunks(png)) {
        if (chunk.isText(KEYWORD)) {
          continue;
        }
        if (chunk.is("IEND")) {
          Chunk.text(credential).writeTo(baked);
        }
        chunk.writeTo(baked);
      }
    } catch (Doubt e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return baked.toByteArray();
  }

  /**
   * The SVG with the credential in it.
   *
   * @param credential JSON or a compact JWS
   * @throws IllegalArgumentException if this is not an SVG
   */
  public static byte[] intoSvg(byte[] svg, String credential) {
    ByteArrayOutputStream baked = new ByteArrayOutputStream(svg.length + credential.length() + 256);
    try {
      XMLEventReader reader = xml(svg);
      XMLEventWriter writer =
          XMLOutputFactory.newDefaultFactory().createXMLEventWriter(baked, UTF_8.name());
      boolean inRoot = false;
      int inCredential = 0;
      while (reader.hasNext()) {
        XMLEvent event = reader.nextEvent();
        if (event.isStartElement()
            && (inCredential > 0 || event.asStartElement().getName().equals(CREDENTIAL))) {
          inCredential++;
        } else if (inCredential > 0) {
          inCredential -= event.isEndElement() ? 1 : 0;
        } else if (event.isStartElement() && !inRoot) {
          inRoot = true;
          writeRoot(writer, event.asStartElement(), credential);
        } else {
          writer.add(event);
        }
      }
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("This is not an SVG: " + e.getMessage(), e);
    }
    return baked.toByteArray();
  }

  private static void writeRoot(XMLEventWriter writer, StartElement svg, String credential)
      throws XMLStreamException {
    XMLEventFactory events = XMLEventFactory.newDefaultFactory();
    List<Namespace> namespaces = new ArrayList<>();
    svg.getNamespaces().forEachRemaining(namespaces::add);
    namespaces.removeIf(namespace -> namespace.getPrefix().equals(CREDENTIAL.getPrefix()));
    namespaces.add(events.createNamespace(CREDENTIAL.getPrefix(), NAMESPACE));
    writer.add(
        events.createStartElement(svg.getName(), svg.getAttributes(), namespaces.iterator()));
    boolean json = credential.stripLeading().startsWith("{");
    Iterator<Attribute> verify =
        json ? null : List.of(events.createAttribute(VERIFY.getLocalPart(), credential)).iterator();
    writer.add(events.createStartElement(CREDENTIAL, verify, null));
    if (json) {
      // This can occur only in a JSON string, so it may be escaped.
      writer.add(events.createCData(credential.replace("]]>", "]]\\u003e")));
    }
    writer.add(events.createEndElement(CREDENTIAL, null));
  }

  static boolean isPng(byte[] file) {
    return file.length >= 4 && Arrays.equals(file, 0, 4, PNG, 0, 4);
  }

  /** The credential in the PNG: JSON or a compact JWS. */
  static String fromPng(byte[] png) {
    List<Chunk> chunks = chunks(png);
    List<Chunk> baked = chunks.stream().filter(chunk -> chunk.isText(KEYWORD)).toList();
    if (baked.isEmpty()) {
      baked = chunks.stream().filter(chunk -> chunk.isText(OLD_KEYWORD)).toList();
    }
    if (baked.size() > 1) {
      throw bakedTwice(baked.size());
    }
    if (baked.isEmpty()) {
      throw Doubt.doesNotHold("credential.image.noBadge");
    }
    return baked.getFirst().text();
  }

  /** The credential in the SVG: JSON or a compact JWS. */
  static String fromSvg(byte[] svg) {
    List<String> baked = elements(svg, CREDENTIAL);
    if (baked.isEmpty()) {
      baked = elements(svg, OLD_CREDENTIAL);
    }
    if (baked.size() > 1) {
      throw bakedTwice(baked.size());
    }
    if (baked.isEmpty()) {
      throw Doubt.doesNotHold("credential.image.noBadgeInSvg");
    }
    return baked.getFirst();
  }

  /**
   * The content of the elements of that name, as text or in the attribute "verify"; Open Badges 2.0
   * has both, with the badge itself in the text.
   */
  private static List<String> elements(byte[] svg, QName name) {
    List<String> baked = new ArrayList<>();
    try {
      XMLEventReader reader = xml(svg);
      while (reader.hasNext()) {
        XMLEvent event = reader.nextEvent();
        if (event.isStartElement() && event.asStartElement().getName().equals(name)) {
          Attribute verify = event.asStartElement().getAttributeByName(VERIFY);
          String text = reader.getElementText();
          boolean hosted = name.equals(OLD_CREDENTIAL) && text.strip().startsWith("{");
          baked.add(verify == null || hosted ? text : verify.getValue());
        }
      }
    } catch (XMLStreamException e) {
      throw Doubt.doesNotHold("credential.image.damagedSvg");
    }
    return baked;
  }

  private static Doubt bakedTwice(int times) {
    return Doubt.doesNotHold("credential.image.several", times);
  }

  /** A parser that reads nothing outside of the file and expands no entities. */
  private static XMLEventReader xml(byte[] svg) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory.createXMLEventReader(new ByteArrayInputStream(svg));
  }

  private static List<Chunk> chunks(byte[] png) {
    if (!Arrays.equals(png, 0, Math.min(png.length, PNG.length), PNG, 0, PNG.length)) {
      throw Doubt.doesNotHold("credential.image.noPng");
    }
    List<Chunk> chunks = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(png))) {
      in.skipNBytes(PNG.length);
      do {
        chunks.add(Chunk.read(in));
      } while (!chunks.getLast().is("IEND"));
    } catch (EOFException e) {
      throw Doubt.doesNotHold("credential.image.cutOff");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return chunks;
  }

  /** A part of a PNG (PNG specification, section 5.3). */
  private record Chunk(String type, byte[] data) {

    static Chunk read(DataInputStream in) throws IOException {
      int length = in.readInt();
      if (length < 0 || length > in.available()) {
        throw new EOFException();
      }
      String type = new String(in.readNBytes(4), ISO_8859_1);
      Chunk chunk = new Chunk(type, in.readNBytes(length));
      if (in.readInt() != chunk.checksum()) {
        throw Doubt.doesNotHold("credential.image.checksum");
      }
      return chunk;
    }

    /**
     * An uncompressed iTXt chunk: keyword, NUL, no compression (2 bytes), no language, no title.
     */
    static Chunk text(String text) {
      ByteArrayOutputStream data = new ByteArrayOutputStream();
      data.writeBytes(KEYWORD.getBytes(ISO_8859_1));
      data.writeBytes(new byte[5]);
      data.writeBytes(text.getBytes(UTF_8));
      return new Chunk("iTXt", data.toByteArray());
    }

    boolean is(String name) {
      return type.equals(name);
    }

    boolean isText(String keyword) {
      byte[] start = (keyword + "\0").getBytes(ISO_8859_1);
      return (is("iTXt") || is("tEXt"))
          && data.length > start.length
          && Arrays.equals(data, 0, start.length, start, 0, start.length);
    }

    String text() {
      if (isText(OLD_KEYWORD) && is("tEXt")) {
        int start = OLD_KEYWORD.length() + 1;
        return new String(data, start, data.length - start, UTF_8);
      }
      int at = (isText(KEYWORD) ? KEYWORD : OLD_KEYWORD).length() + 1;
      if (isText(OLD_KEYWORD) && data[at] != 0) {
        throw Doubt.couldNotCheck("credential.image.compressed");
      }
      if (!is("iTXt") || data[at] != 0) {
        throw Doubt.doesNotHold("credential.image.otherForm");
      }
      // After the two bytes on compression come a language and a translated keyword.
      at = afterNul(afterNul(at + 2));
      return new String(data, at, data.length - at, UTF_8);
    }

    private int afterNul(int from) {
      int at = from;
      while (at < data.length && data[at] != 0) {
        at++;
      }
      return Math.min(at + 1, data.length);
    }

    void writeTo(ByteArrayOutputStream out) {
      DataOutputStream chunk = new DataOutputStream(out);
      try {
        chunk.writeInt(data.length);
        chunk.write(type.getBytes(ISO_8859_1));
        chunk.write(data);
        chunk.writeInt(checksum());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private int checksum() {
      CRC32 checksum = new CRC32();
      checksum.update(type.getBytes(ISO_8859_1));
      checksum.update(data);
      return (int) checksum.getValue();
    }
  }
}
