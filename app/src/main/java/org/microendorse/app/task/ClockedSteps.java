package org.microendorse.app.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.microendorse.processes.ModelXml.BPMN;
import static org.microendorse.processes.ModelXml.ZEEBE;
import static org.microendorse.processes.ModelXml.elements;

import io.camunda.client.api.search.response.ProcessDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.processes.CohortFormationProcess;
import org.microendorse.processes.CohortRunProcess;
import org.microendorse.processes.ModelXml;
import org.microendorse.processes.TaskHeaders;
import org.microendorse.workers.common.EngineModels;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The steps whose headers say when they are due, and when people are reminded of them. */
@Component
class ClockedSteps {
  /** Steps of a process that were in another one before: tasks begun there keep their clock. */
  private static final Map<String, String> MOVED_FROM =
      Map.of(CohortRunProcess.PROCESS_ID, CohortFormationProcess.PROCESS_ID);

  private final EngineModels models;
  private final Map<Long, List<Step>> known = new ConcurrentHashMap<>();

  ClockedSteps(EngineModels models) {
    this.models = models;
  }

  /**
   * A step, with numbers of business days since the task was created; null: never.
   *
   * @param dueIn when it is due
   * @param remindAfter when the people who can do it are reminded
   * @param escalateAfter when the program managers are told
   */
  record Step(
      String processId,
      String elementId,
      @Nullable Integer dueIn,
      @Nullable Integer remindAfter,
      @Nullable Integer escalateAfter) {
    boolean hasClock() {
      return dueIn != null || remindAfter != null || escalateAfter != null;
    }
  }

  /** Those of the newest versions, which count for tasks of earlier versions, too. */
  List<Step> all() {
    return models.newestProcesses().stream().flatMap(it -> stepsOf(it).stream()).toList();
  }

  private List<Step> stepsOf(ProcessDefinition process) {
    return known.computeIfAbsent(
        process.getProcessDefinitionKey(),
        key -> read(process.getProcessDefinitionId(), models.bpmn(key)));
  }

  private static List<Step> read(String processId, String bpmn) {
    Stream<String> processes =
        Stream.concat(Stream.of(processId), Stream.ofNullable(MOVED_FROM.get(processId)));
    try {
      Element model = ModelXml.parse(new ByteArrayInputStream(bpmn.getBytes(UTF_8)));
      List<Element> tasks = elements(model, BPMN, "userTask").toList();
      return processes
          .flatMap(process -> tasks.stream().map(task -> step(process, task)))
          .filter(Step::hasClock)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException e) {
      throw new IllegalStateException("The engine has a model that is no XML.", e);
    }
  }

  private static Step step(String processId, Element task) {
    return new Step(
        processId,
        task.getAttribute("id"),
        days(task, TaskHeaders.DUE_IN),
        days(task, TaskHeaders.REMIND_AFTER),
        days(task, TaskHeaders.ESCALATE_AFTER));
  }

  /** A set of models with anything but a number here is not deployed. */
  private static @Nullable Integer days(Element task, String header) {
    return elements(task, ZEEBE, "header")
        .filter(it -> it.getAttribute("key").equals(header))
        .map(it -> it.getAttribute("value"))
        .filter(TaskHeaders::isDays)
        .map(Integer::valueOf)
        .findFirst()
        .orElse(null);
  }
}
