package org.microendorse.domain.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** The relationships of one part of an OOXML document (ISO 29500-2), and which of them stay. */
final class OoxmlRelationships {
  private static final String NAMESPACE =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String TYPES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String MICROSOFT = "http://schemas.microsoft.com/office/2007/relationships/";

  /** The types that Microsoft added and that show something. */
  private static final Set<String> EXTENSIONS = Set.of("media", "diagramDrawing");

  /**
   * One relationship.
   *
   * @param type the last word of a type that is known here; empty for any other
   */
  record Relationship(String type, String target, boolean external) {}

  /** Decides which relationships stay, and where their targets are in the copy. */
  @FunctionalInterface
  interface Follow {
    /** The new target; null if the relationship is removed. */
    @Nullable String targetOf(Relationship relationship) throws IOException;
  }

  private record Kept(String id, Relationship relationship, String target) {}

  private final Map<String, Relationship> all;
  private final Follow follow;
  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private final Map<String, Boolean> seen = new HashMap<>();

  OoxmlRelationships(Map<String, Relationship> all, Follow follow) {
    this.all = all;
    this.follow = follow;
  }

  /** Relationships by their id. */
  static Map<String, Relationship> read(InputStream in) throws IOException {
    Map<String, Relationship> all = new LinkedHashMap<>();
    try {
      XMLStreamReader xml = OfficeXml.reader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("Relationship")) {
          all.put(
              String.valueOf(xml.getAttributeValue(null, "Id")),
              new Relationship(
                  knownType(String.valueOf(xml.getAttributeValue(null, "Type"))),
                  String.valueOf(xml.getAttributeValue(null, "Target")),
                  "External".equalsIgnoreCase(xml.getAttributeValue(null, "TargetMode"))));
        }
      }
      return all;
    } catch (XMLStreamException e) {
      throw new IOException("The relationships are not well-formed XML.", e);
    }
  }

  static String knownType(String type) {
    String name = type.substring(type.lastIndexOf('/') + 1);
    boolean known =
        type.equals(TYPES + name) || (EXTENSIONS.contains(name) && type.equals(MICROSOFT + name));
    return known ? name : "";
  }

  /** Its id in the copy; null if it is removed. */
  @Nullable String idFor(String oldId) throws IOException {
    if (seen.putIfAbsent(oldId, true) == null && all.containsKey(oldId)) {
      Relationship relationship = all.get(oldId);
      String target = follow.targetOf(relationship);
      if (target != null) {
        kept.put(oldId, new Kept("rId" + (kept.size() + 1), relationship, target));
      }
    }
    return kept.containsKey(oldId) ? kept.get(oldId).id() : null;
  }

  /** Those that count although no attribute names them. */
  void follow(Set<String> types) throws IOException {
    for (Map.Entry<String, Relationship> one : all.entrySet()) {
      if (types.contains(one.getValue().type())) {
        idFor(one.getKey());
      }
    }
  }

  boolean isEmpty() {
    return kept.isEmpty();
  }

  void write(OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("Relationships");
      xml.writeDefaultNamespace(NAMESPACE);
      for (Kept one : kept.values()) {
        String type = one.relationship().type();
        xml.writeEmptyElement("Relationship");
        xml.writeAttribute("Id", one.id());
        xml.writeAttribute("Type", (EXTENSIONS.contains(type) ? MICROSOFT : TYPES) + type);
        xml.writeAttribute("Target", one.target());
        if (one.relationship().external()) {
          xml.writeAttribute("TargetMode", "External");
        }
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
