package org.microendorse.app.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.microendorse.domain.language.Messages.message;
import static org.microendorse.processes.ModelXml.elements;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.microendorse.app.web.DiagramNames;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.processes.ModelXml;
import org.microendorse.workers.common.EngineModels;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Processes as they are deployed, in words. A version never changes, so each is read once. */
@Component
class DeployedProcesses {
  private static final Set<String> EVENTS =
      Set.of(
          "startEvent",
          "endEvent",
          "boundaryEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent");
  private static final Set<String> AUTOMATIC =
      Set.of("serviceTask", "businessRuleTask", "scriptTask", "sendTask", "receiveTask");

  private final EngineModels engine;
  private final Map<Long, Process> read = new ConcurrentHashMap<>();

  DeployedProcesses(EngineModels engine) {
    this.engine = engine;
  }

  /**
   * A version of a process.
   *
   * @param parts what has an id, in the order of the file
   */
  record Process(String bpmn, Map<String, Part> parts) {
    /** The name of a part, or of the process itself, in the reader's language. */
    String name(String id) {
      Part part = parts.get(id);
      return part == null || part.names().isEmpty()
          ? id
          : part.names().stream().map(ModelTexts::name).collect(Collectors.joining(" / "));
    }

    /** What a part is, in words. */
    String kind(String id) {
      Part part = parts.get(id);
      String type = part == null ? "" : part.type();
      return message(
          switch (type) {
            case "userTask" -> "operations.kind.person";
            case "callActivity" -> "operations.kind.call";
            case "subProcess" -> "operations.kind.part";
            case "eventBasedGateway" -> "operations.kind.event";
            default ->
                type.endsWith("Gateway")
                    ? "operations.kind.gateway"
                    : EVENTS.contains(type)
                        ? "operations.kind.event"
                        : AUTOMATIC.contains(type)
                            ? "operations.kind.automatic"
                            : "operations.kind.other";
          });
    }

    /** Whether others are within it, which say more. */
    boolean isContainer(String id) {
      Part part = parts.get(id);
      return part != null && Set.of("process", "subProcess").contains(part.type());
    }

    boolean isGateway(String id) {
      Part part = parts.get(id);
      return part != null && part.type().endsWith("Gateway");
    }

    boolean isNamed(String id) {
      Part part = parts.get(id);
      return part != null && !part.names().isEmpty();
    }

    /** Tasks, called processes, and what waits for something to happen: by id, in words. */
    Map<String, String> waitingParts() {
      Map<String, String> waiting = new LinkedHashMap<>();
      parts.forEach(
          (id, part) -> {
            if (part.canWait() && isNamed(id)) {
              waiting.put(id, name(id));
            }
          });
      return waiting;
    }

    /** The diagram in the reader's language. */
    String translated() {
      return DiagramNames.translatedIn(bpmn);
    }
  }

  /**
   * A part of a process.
   *
   * @param names one at most; a wait for one of several events without its own name has theirs
   * @param type as in BPMN
   */
  record Part(List<String> names, String type) {
    private boolean canWait() {
      return type.endsWith("Task")
          || Set.of("callActivity", "intermediateCatchEvent", "eventBasedGateway").contains(type);
    }
  }

  /** One version of a process. */
  Process of(long processDefinitionKey) {
    return read.computeIfAbsent(processDefinitionKey, key -> parse(engine.bpmn(key)));
  }

  private static Process parse(String bpmn) {
    Map<String, Part> parts = new LinkedHashMap<>();
    try {
      Element model = ModelXml.parse(new ByteArrayInputStream(bpmn.getBytes(UTF_8)));
      elements(model, ModelXml.BPMN, "*")
          .filter(it -> it.hasAttribute("id"))
          .forEach(it -> parts.put(it.getAttribute("id"), part(it)));
      parts.replaceAll(
          (id, part) ->
              part.names().isEmpty() && part.type().equals("eventBasedGateway")
                  ? new Part(namesAfter(id, model, parts), part.type())
                  : part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException e) {
      throw new IllegalStateException("The engine has a model that is no XML.", e);
    }
    return new Process(bpmn, parts);
  }

  private static Part part(Element element) {
    String name = element.getAttribute("name").strip();
    return new Part(name.isEmpty() ? List.of() : List.of(name), element.getLocalName());
  }

  private static List<String> namesAfter(String id, Element model, Map<String, Part> parts) {
    return elements(model, ModelXml.BPMN, "sequenceFlow")
        .filter(flow -> flow.getAttribute("sourceRef").equals(id))
        .map(flow -> parts.get(flow.getAttribute("targetRef")))
        .filter(Objects::nonNull)
        .flatMap(part -> part.names().stream())
        .toList();
  }
}
