package org.microendorse.domain.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the XML of a part of an office document with what its rules keep. Removes comments,
 * processing instructions, and foreign prefixes and namespaces.
 */
final class OfficeXml {
  private static final String COMPATIBILITY =
      "http://schemas.openxmlformats.org/markup-compatibility/2006";

  private static final QName CHOICE = new QName(COMPATIBILITY, "Choice");
  private static final OfficeRules.Attributes NONE = new OfficeRules.Noted(List.of(), List.of());

  private final OfficeRules rules;
  private final XMLStreamReader from;
  private final XMLStreamWriter to;

  private OfficeXml(OfficeRules rules, XMLStreamReader from, XMLStreamWriter to) {
    this.rules = rules;
    this.from = from;
    this.to = to;
  }

  /** Streams from one to the other; never reads anything outside of the part. */
  static void clean(InputStream in, OutputStream out, OfficeRules rules) throws IOException {
    try {
      XMLStreamWriter writer =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      new OfficeXml(rules, reader(in), writer).copy();
      writer.flush();
    } catch (XMLStreamException e) {
      throw new IOException("A part of a document is not well-formed XML.", e);
    }
  }

  /** Reads without entities, for the few parts that say how a package is built. */
  static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    XMLInputFactory input = XMLInputFactory.newDefaultFactory();
    input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    input.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    input.setProperty(XMLInputFactory.IS_COALESCING, true);
    return input.createXMLStreamReader(in);
  }

  private void copy() throws XMLStreamException, IOException {
    to.writeStartDocument("UTF-8", "1.0");
    Deque<QName> open = new ArrayDeque<>();
    while (from.hasNext()) {
      switch (from.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(open);
        case XMLStreamConstants.END_ELEMENT -> {
          to.writeEndElement();
          open.pop();
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> {
          if (!open.isEmpty()) {
            writeText(rules.text(open.peek(), NONE, from.getText()));
          }
        }
        default -> {
          // Readers ignore comments and processing instructions.
        }
      }
    }
    to.writeEndDocument();
  }

  private void start(Deque<QName> open) throws XMLStreamException, IOException {
    QName element = from.getName();
    boolean known = rules.namespaces().containsKey(element.getNamespaceURI());
    if (!known && open.isEmpty()) {
      throw new IOException("A part of the document is in an unknown XML language.");
    }
    if (!known || needsStrangers(element) || rules.drops(element, attributes())) {
      if (open.isEmpty()) {
        throw new IOException("A part of the document must not be in a copy.");
      }
      skip();
    } else if (rules.dependsOnText(element)) {
      startWithText(element);
    } else {
      writeStart(element, open.isEmpty());
      open.push(element);
    }
  }

  /** The text decides whether the element stays, so both are written together. */
  private void startWithText(QName element) throws XMLStreamException, IOException {
    OfficeRules.Attributes attributes = attributes();
    String text = rules.text(element, attributes, from.getElementText());
    if (text != null) {
      writeName(element);
      for (int i = 0; i < attributes.count(); i++) {
        writeAttribute(element, attributes.name(i), attributes.value(i));
      }
      to.writeCharacters(text);
      to.writeEndElement();
    }
  }

  private void writeStart(QName element, boolean root) throws XMLStreamException, IOException {
    writeName(element);
    if (root) {
      for (Map.Entry<String, String> namespace : rules.namespaces().entrySet()) {
        if (namespace.getValue().isEmpty()) {
          if (namespace.getKey().equals(element.getNamespaceURI())
              && !namespace.getKey().isEmpty()) {
            to.writeDefaultNamespace(namespace.getKey());
          }
        } else if (!namespace.getValue().equals(XMLConstants.XML_NS_PREFIX)) {
          to.writeNamespace(namespace.getValue(), namespace.getKey());
        }
      }
    }
    for (int i = 0; i < from.getAttributeCount(); i++) {
      writeAttribute(element, from.getAttributeName(i), from.getAttributeValue(i));
    }
  }

  private void writeName(QName element) throws XMLStreamException {
    String uri = element.getNamespaceURI();
    to.writeStartElement(rules.namespaces().get(uri), element.getLocalPart(), uri);
  }

  private void writeAttribute(QName element, QName attribute, String value)
      throws XMLStreamException, IOException {
    String uri = attribute.getNamespaceURI();
    if (COMPATIBILITY.equals(uri) || attribute.getLocalPart().equals("Requires")) {
      value = prefixes(value);
    } else if (uri.isEmpty() || rules.namespaces().containsKey(uri)) {
      value = rules.value(element, attribute, value);
    } else {
      value = null;
    }
    if (value != null && uri.isEmpty()) {
      to.writeAttribute(attribute.getLocalPart(), value);
    } else if (value != null) {
      to.writeAttribute(rules.namespaces().get(uri), uri, attribute.getLocalPart(), value);
    }
  }

  private void writeText(@Nullable String text) throws XMLStreamException {
    if (text != null) {
      to.writeCharacters(text);
    }
  }

  /** An alternative that only software with extensions we do not keep could show. */
  private boolean needsStrangers(QName element) {
    if (!element.equals(CHOICE)) {
      return false;
    }
    String needed = from.getAttributeValue(null, "Requires");
    String known = prefixes(needed);
    return known == null || known.split(" ").length != needed.strip().split("\\s+").length;
  }

  /** A list of prefixes as they are called in the copy. */
  private @Nullable String prefixes(String list) {
    if (list == null) {
      return null;
    }
    String known =
        Arrays.stream(list.strip().split("\\s+"))
            .map(from::getNamespaceURI)
            .map(uri -> rules.namespaces().getOrDefault(uri == null ? "" : uri, ""))
            .filter(prefix -> !prefix.isEmpty())
            .distinct()
            .collect(Collectors.joining(" "));
    return known.isEmpty() ? null : known;
  }

  private OfficeRules.Attributes attributes() {
    List<QName> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < from.getAttributeCount(); i++) {
      names.add(from.getAttributeName(i));
      values.add(from.getAttributeValue(i));
    }
    return new OfficeRules.Noted(names, values);
  }

  private void skip() throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = from.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }
}
