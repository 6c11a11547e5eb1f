package org.microendorse.engine.exporter;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * What documents need from a process model: the names that the modeler gave.
 *
 * @param names element id to name; elements without a name are missing
 * @param startFormId the form of the process's start event
 */
record Bpmn(@Nullable String versionTag, Map<String, String> names, Optional<String> startFormId) {

  private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final XMLInputFactory XML = XMLInputFactory.newFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  static Bpmn parse(byte[] xml, String processId, @Nullable String versionTag) {
    Map<String, String> names = new HashMap<>();
    String startFormId = null;
    String process = null;
    boolean inStartEvent = false;
    int subProcesses = 0;
    try {
      var reader = XML.createXMLStreamReader(new ByteArrayInputStream(xml));
      while (reader.hasNext()) {
        int event = reader.next();
        if (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
          continue;
        }
        boolean start = event == XMLStreamConstants.START_ELEMENT;
        String element = reader.getLocalName();
        boolean model = MODEL.equals(reader.getNamespaceURI());
        if (start && model) {
          String id = reader.getAttributeValue(null, "id");
          String name = reader.getAttributeValue(null, "name");
          if (id != null && name != null && !name.isBlank()) {
            names.put(id, name.replaceAll("\\s+", " ").strip());
          }
          if (element.equals("process")) {
            process = id;
          }
        }
        if (model && element.equals("subProcess")) {
          subProcesses += start ? 1 : -1;
        }
        if (model && element.equals("startEvent")) {
          inStartEvent = start;
        }
        if (start
            && inStartEvent
            && subProcesses == 0
            && processId.equals(process)
            && element.equals("formDefinition")) {
          startFormId = reader.getAttributeValue(null, "formId");
        }
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Process " + processId + " is not readable as XML", e);
    }
    return new Bpmn(versionTag, Map.copyOf(names), Optional.ofNullable(startFormId));
  }

  /** The element's name, or its id if it has none. */
  String name(String elementId) {
    return names.getOrDefault(elementId, elementId);
  }
}
