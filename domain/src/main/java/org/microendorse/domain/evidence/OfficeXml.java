package org.microendorse.domain.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/** Puts "Author" for whoever wrote, changed or commented in a part of an office document. */
final class OfficeXml {
  private static final String SOMEBODY = "Author";

  /** Of comments and tracked changes; of who last shared and where the file lay. */
  private static final Set<String> ATTRIBUTES =
      Set.of("author", "initials", "userName", "lastModifiedBy", "userId", "providerId");

  /** Elements that stand for a person: everything that names them is an attribute. */
  private static final Set<String> PERSONS = Set.of("person", "cmAuthor", "author", "absPath");

  private static final Set<String> NAMES = Set.of("name", "displayName", "url");

  /** Elements whose text is a name: OOXML sheets, then ODF. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "author",
          "creator",
          "creator-initials",
          "initial-creator",
          "printed-by",
          "author-name",
          "author-initials",
          "sender-firstname",
          "sender-lastname",
          "sender-initials",
          "sender-email",
          "sender-company",
          "sender-street",
          "sender-city",
          "sender-phone-work",
          "sender-phone-private");

  private OfficeXml() {}

  /** Streams from one to the other; nothing outside of the part is ever read. */
  static void clean(InputStream from, OutputStream to) throws IOException {
    try {
      XMLInputFactory input = XMLInputFactory.newDefaultFactory();
      input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      input.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      XMLEventReader reader = input.createXMLEventReader(from);
      XMLEventWriter writer =
          XMLOutputFactory.newDefaultFactory().createXMLEventWriter(to, "UTF-8");
      copy(reader, writer);
      writer.flush();
    } catch (XMLStreamException e) {
      throw new IOException("A part of a document is no XML.", e);
    }
  }

  private static void copy(XMLEventReader reader, XMLEventWriter writer) throws XMLStreamException {
    XMLEventFactory events = XMLEventFactory.newDefaultFactory();
    boolean named = false;
    while (reader.hasNext()) {
      XMLEvent event = reader.nextEvent();
      if (event.isStartDocument()) {
        writer.add(events.createStartDocument("UTF-8", "1.0"));
      } else if (event.isStartElement()) {
        StartElement element = event.asStartElement();
        named = ELEMENTS.contains(element.getName().getLocalPart());
        writer.add(nameless(element, events));
      } else if (event.isCharacters() && named) {
        writer.add(events.createCharacters(SOMEBODY));
      } else {
        named = named && !event.isEndElement();
        writer.add(event);
      }
    }
  }

  private static StartElement nameless(StartElement element, XMLEventFactory events) {
    boolean person = PERSONS.contains(element.getName().getLocalPart());
    List<Attribute> attributes = new ArrayList<>();
    for (Iterator<Attribute> all = element.getAttributes(); all.hasNext(); ) {
      Attribute attribute = all.next();
      String name = attribute.getName().getLocalPart();
      boolean tells =
          ATTRIBUTES.contains(name)
              || (person && NAMES.contains(name))
              // Where a template lay, often below the user's name.
              || attribute.getValue().startsWith("file:");
      attributes.add(tells ? events.createAttribute(attribute.getName(), SOMEBODY) : attribute);
    }
    QName name = element.getName();
    return events.createStartElement(
        name.getPrefix(),
        name.getNamespaceURI(),
        name.getLocalPart(),
        attributes.iterator(),
        element.getNamespaces());
  }
}
