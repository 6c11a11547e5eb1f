package org.microendorse.app.deployment;

import static org.microendorse.processes.ModelXml.BPMN;
import static org.microendorse.processes.ModelXml.elements;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.microendorse.domain.rules.ModelDeployments.ProcessFacts;
import org.microendorse.processes.ModelProperties;
import org.microendorse.processes.ModelXml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What the application knows of the processes of a set that was checked. */
final class ProcessesOf {
  private ProcessesOf() {}

  /** By the id of the process. */
  static Map<String, ProcessFacts> set(ModelSet models) {
    Map<String, ProcessFacts> facts = new TreeMap<>();
    models
        .models()
        .forEach(
            (file, content) -> {
              if (file.endsWith(".bpmn")) {
                elements(parse(file, content), BPMN, "process")
                    .forEach(process -> facts.put(process.getAttribute("id"), facts(process)));
              }
            });
    return facts;
  }

  private static ProcessFacts facts(Element process) {
    return new ProcessFacts(
        ModelProperties.purpose(process).orElse(null),
        ModelProperties.startMessage(process).orElse(null),
        ModelProperties.reviews(process));
  }

  private static Element parse(String file, byte[] content) {
    try {
      return ModelXml.parse(new ByteArrayInputStream(content));
    } catch (SAXException e) {
      throw new IllegalStateException(file, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
