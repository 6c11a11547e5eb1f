package org.microendorse.domain.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds an ODT, ODS or ODP from its content and styles, and from the parts they show by
 * references that the manifest lists. Leaves out properties, settings, thumbnails, scripts, RDF and
 * versions.
 */
final class OdfPackage {
  private static final String MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
  private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";

  /** Objects that show something of their own: charts, formulas and documents. */
  private static final Set<String> OBJECTS =
      Set.of("chart", "formula", "text", "spreadsheet", "presentation", "graphics");

  private record Folder(String path, String newPath) {}

  private record File(ZipEntry entry, String newPath, Content content) {}

  private final OfficeZip zip;
  private final OfficeNames names = new OfficeNames();
  private final Map<String, String> manifest;
  private final Map<String, String> newManifest = new LinkedHashMap<>();
  private final Map<String, String> objects = new HashMap<>();
  private final Map<String, File> files = new LinkedHashMap<>();
  private final Deque<Folder> left = new ArrayDeque<>();

  OdfPackage(OfficeZip zip) throws IOException {
    this.zip = zip;
    try (InputStream in = zip.open(zip.find("META-INF/manifest.xml"))) {
      this.manifest = readManifest(in);
    }
  }

  void clean() throws IOException {
    String type = typeOf("/");
    zip.store("mimetype", type);
    newManifest.put("/", type);
    left.add(new Folder("", ""));
    while (!left.isEmpty()) {
      write(left.pop());
    }
    for (File file : files.values()) {
      try (OutputStream out = zip.begin(file.newPath())) {
        zip.embed(file.entry(), file.content(), out);
      }
      newManifest.put(file.newPath(), file.content().mediaType());
    }
    try (OutputStream out = zip.begin("META-INF/manifest.xml")) {
      writeManifest(out);
    }
  }

  private void write(Folder folder) throws IOException {
    Set<String> tables = new HashSet<>();
    for (String part : new String[] {"content.xml", "styles.xml"}) {
      if (part.equals("styles.xml") && !zip.has(folder.path() + part)) {
        continue;
      }
      try (InputStream in = zip.open(zip.find(folder.path() + part));
          OutputStream out = zip.begin(folder.newPath() + part)) {
        OfficeXml.clean(in, out, new OdfRules(names, tables, href -> follow(folder, href)));
      }
      newManifest.put(folder.newPath() + part, "text/xml");
    }
  }

  /** The path of a part in the copy; null if it is left out. */
  private @Nullable String follow(Folder folder, String href) throws IOException {
    String path = folder.path() + (href.startsWith("./") ? href.substring(2) : href);
    String object = path.endsWith("/") ? path : path + "/";
    if (manifest.containsKey(object) && zip.has(object + "content.xml")) {
      return "./" + objects.computeIfAbsent(object, this::newObject);
    }
    if (!manifest.containsKey(path) || !zip.has(path)) {
      throw new IOException("The document shows a part that it does not contain.");
    }
    File file = files.get(path);
    if (file == null) {
      ZipEntry entry = zip.find(path);
      Content content = zip.contentOf(entry);
      if (EmbeddedContent.DOCUMENTS.contains(content)) {
        throw new IOException("An embedded document is not stored as in ODF.");
      }
      String name = "Pictures/" + (files.size() + 1) + "." + content.extension();
      file = new File(entry, name, content);
      files.put(path, file);
    }
    return file.newPath();
  }

  private String newObject(String object) {
    String newPath = "Object " + (objects.size() + 1);
    String type = manifest.get(object);
    newManifest.put(
        newPath + "/",
        type != null
                && type.startsWith(OPEN_DOCUMENT)
                && OBJECTS.contains(type.substring(OPEN_DOCUMENT.length()))
            ? type
            : OPEN_DOCUMENT + "text");
    left.add(new Folder(object, newPath + "/"));
    return newPath;
  }

  private String typeOf(String path) throws IOException {
    return Content.ofMediaType(String.valueOf(manifest.get(path)))
        .filter(EmbeddedContent.DOCUMENTS::contains)
        .orElseThrow(() -> new IOException("The document is of an unknown kind."))
        .mediaType();
  }

  /** Media types by path. */
  private static Map<String, String> readManifest(InputStream in) throws IOException {
    Map<String, String> types = new HashMap<>();
    try {
      XMLStreamReader xml = OfficeXml.reader(in);
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (xml.getLocalName().equals("encryption-data")) {
          throw new IOException("The document is encrypted.");
        }
        if (xml.getLocalName().equals("file-entry")) {
          types.put(
              String.valueOf(xml.getAttributeValue(MANIFEST, "full-path")),
              String.valueOf(xml.getAttributeValue(MANIFEST, "media-type")));
        }
      }
      return types;
    } catch (XMLStreamException e) {
      throw new IOException("The manifest is not well-formed XML.", e);
    }
  }

  private void writeManifest(OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("manifest", "manifest", MANIFEST);
      xml.writeNamespace("manifest", MANIFEST);
      xml.writeAttribute("manifest", MANIFEST, "version", "1.2");
      for (Map.Entry<String, String> one : newManifest.entrySet()) {
        xml.writeEmptyElement("manifest", "file-entry", MANIFEST);
        xml.writeAttribute("manifest", MANIFEST, "full-path", one.getKey());
        xml.writeAttribute("manifest", MANIFEST, "media-type", one.getValue());
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
