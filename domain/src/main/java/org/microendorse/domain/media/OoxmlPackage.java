package org.microendorse.domain.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.FileNames;

/**
 * Rebuilds a DOCX, XLSX or PPTX from its main part along the relationships that are known to show
 * something. Parts get new names; everything else is left out: properties, custom XML, revisions,
 * persons, thumbnails, printer settings, signatures, macros.
 */
final class OoxmlPackage {
  private static final Set<String> NOT_CLEANABLE =
      Set.of("oleObject", "aFChunk", "control", "subDocument", "frame");

  private record Part(
      ZipEntry entry, String path, String newPath, String type, @Nullable Content file) {}

  private final OfficeZip zip;
  private final Map<String, String> contentTypes;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Deque<Part> left = new ArrayDeque<>();
  private final OfficeNames names = new OfficeNames();
  private final Set<String> sheets = new HashSet<>();
  private @Nullable OoxmlParts allowed;

  OoxmlPackage(OfficeZip zip) throws IOException {
    this.zip = zip;
    this.contentTypes = readContentTypes(zip.open(zip.find("[Content_Types].xml")));
  }

  void clean() throws IOException {
    Map<String, OoxmlRelationships.Relationship> root = relationshipsOf("");
    OoxmlRelationships relationships = new OoxmlRelationships(root, this::mainPart);
    relationships.follow(Set.of("officeDocument"));
    if (parts.size() != 1) {
      throw new IOException("The package does not have exactly one main part.");
    }
    try (OutputStream out = zip.begin("_rels/.rels")) {
      relationships.write(out);
    }
    while (!left.isEmpty()) {
      write(left.pop());
    }
    try (OutputStream out = zip.begin("[Content_Types].xml")) {
      writeContentTypes(out);
    }
  }

  private String mainPart(OoxmlRelationships.Relationship relationship) throws IOException {
    String path = resolve("", relationship.target());
    OoxmlParts known = OoxmlParts.of(contentTypeOf(path));
    if (known == null) {
      throw new IOException("The main part is of an unknown kind.");
    }
    allowed = known;
    add(new Part(zip.find(path), path, known.mainPath(), "officeDocument", null));
    return known.mainPath();
  }

  private OoxmlParts allowed() {
    return Objects.requireNonNull(allowed, "the main part comes first");
  }

  private void write(Part part) throws IOException {
    if (part.file() != null) {
      try (OutputStream out = zip.begin(part.newPath())) {
        zip.embed(part.entry(), part.file(), out);
      }
      return;
    }
    OoxmlRelationships relationships =
        new OoxmlRelationships(relationshipsOf(part.path()), one -> follow(part.path(), one));
    try (InputStream in = zip.open(part.entry());
        OutputStream out = zip.begin(part.newPath())) {
      OfficeXml.clean(in, out, new OoxmlRules(names, relationships, sheets));
    }
    relationships.follow(OoxmlParts.IMPLIED);
    if (!relationships.isEmpty()) {
      try (OutputStream out = zip.begin(relationshipsPath(part.newPath()))) {
        relationships.write(out);
      }
    }
  }

  private @Nullable String follow(String from, OoxmlRelationships.Relationship relationship)
      throws IOException {
    String type = relationship.type();
    if (relationship.external()) {
      return type.equals("hyperlink") ? WebLinks.harmless(relationship.target()) : null;
    }
    if (NOT_CLEANABLE.contains(type)) {
      throw new IOException("The document contains something that cannot be cleaned: " + type);
    }
    String path = resolve(from, relationship.target());
    Part known = parts.get(path.toLowerCase(Locale.ROOT));
    if (known != null) {
      return "/" + known.newPath();
    }
    if (OoxmlParts.FILES.contains(type)) {
      ZipEntry entry = zip.find(path);
      Content content = zip.contentOf(entry);
      String name = "media/file" + parts.size() + "." + content.extension();
      return "/" + add(new Part(entry, path, allowed().folder() + "/" + name, type, content));
    }
    String expected = allowed().contentTypeOf(type);
    if (expected == null || type.equals("officeDocument")) {
      return null;
    }
    if (!expected.equalsIgnoreCase(contentTypeOf(path))) {
      throw new IOException("A part does not match its relationship: " + type);
    }
    // Some programs look for parts of which there is one, such as the styles, by their usual name.
    boolean first = parts.values().stream().noneMatch(part -> part.type().equals(type));
    String name = allowed().folder() + "/" + type + (first ? "" : parts.size()) + ".xml";
    return "/" + add(new Part(zip.find(path), path, name, type, null));
  }

  private String add(Part part) {
    parts.put(part.path().toLowerCase(Locale.ROOT), part);
    left.add(part);
    return part.newPath();
  }

  private Map<String, OoxmlRelationships.Relationship> relationshipsOf(String path)
      throws IOException {
    String relationships = relationshipsPath(path);
    return zip.has(relationships)
        ? OoxmlRelationships.read(zip.open(zip.find(relationships)))
        : Map.of();
  }

  private static String relationshipsPath(String path) {
    int name = path.lastIndexOf('/') + 1;
    return path.substring(0, name) + "_rels/" + path.substring(name) + ".rels";
  }

  /** The path of a target, relative to the part that names it. */
  private static String resolve(String from, String target) throws IOException {
    try {
      String written = target.replace(" ", "%20").replace('\\', '/');
      URI absolute = new URI("/" + from.replace(" ", "%20")).resolve(written).normalize();
      return URLDecoder.decode(
          absolute.getRawPath().substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (java.net.URISyntaxException | RuntimeException e) {
      throw new IOException("A relationship has no part.", e);
    }
  }

  private @Nullable String contentTypeOf(String path) {
    String override = contentTypes.get("/" + path.toLowerCase(Locale.ROOT));
    return override != null ? override : contentTypes.get(FileNames.extension(path));
  }

  /** By path for overrides, by extension for defaults. */
  private static Map<String, String> readContentTypes(InputStream in) throws IOException {
    Map<String, String> types = new HashMap<>();
    try {
      XMLStreamReader xml = OfficeXml.reader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getAttributeValue(null, "ContentType") != null) {
          String of =
              xml.getLocalName().equals("Override")
                  ? xml.getAttributeValue(null, "PartName")
                  : xml.getAttributeValue(null, "Extension");
          types.put(
              String.valueOf(of).toLowerCase(Locale.ROOT),
              xml.getAttributeValue(null, "ContentType"));
        }
      }
      return types;
    } catch (XMLStreamException e) {
      throw new IOException("The content types are not well-formed XML.", e);
    }
  }

  private void writeContentTypes(OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("Types");
      xml.writeDefaultNamespace("http://schemas.openxmlformats.org/package/2006/content-types");
      xml.writeEmptyElement("Default");
      xml.writeAttribute("Extension", "rels");
      xml.writeAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml");
      for (Part part : parts.values()) {
        xml.writeEmptyElement("Override");
        xml.writeAttribute("PartName", "/" + part.newPath());
        xml.writeAttribute(
            "ContentType",
            part.file() != null ? part.file().mediaType() : allowed().contentTypeOf(part.type()));
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
