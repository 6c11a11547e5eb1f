package org.microendorse.app.deployment;

import static org.microendorse.processes.ModelXml.BPMN;
import static org.microendorse.processes.ModelXml.elements;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Finds steps that lead back to themselves without a wait, which would keep the engine busy. */
final class LoopCheck {
  /** Something else has to happen before these continue. */
  private static final List<String> WAITS =
      List.of(
          "userTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway", "callActivity");

  private final Map<String, Set<String>> next = new HashMap<>();

  private LoopCheck(Element process) {
    Set<String> waits =
        WAITS.stream()
            .flatMap(it -> elements(process, BPMN, it))
            .map(LoopCheck::id)
            .collect(Collectors.toSet());
    elements(process, BPMN, "subProcess")
        .filter(
            it -> WAITS.stream().anyMatch(wait -> elements(it, BPMN, wait).findAny().isPresent()))
        .map(LoopCheck::id)
        .forEach(waits::add);
    Stream.concat(
            elements(process, BPMN, "sequenceFlow")
                .map(it -> List.of(it.getAttribute("sourceRef"), it.getAttribute("targetRef"))),
            elements(process, BPMN, "boundaryEvent")
                .filter(it -> elements(it, BPMN, "errorEventDefinition").findAny().isPresent())
                .map(it -> List.of(it.getAttribute("attachedToRef"), id(it))))
        .filter(it -> waits.stream().noneMatch(it::contains))
        .forEach(
            it -> next.computeIfAbsent(it.getFirst(), key -> new TreeSet<>()).add(it.getLast()));
  }

  /**
   * Checks one process.
   *
   * @param report takes the file and a sentence
   */
  static void check(String file, Element process, BiConsumer<String, String> report) {
    LoopCheck check = new LoopCheck(process);
    Set<String> told = new TreeSet<>();
    for (String step : new TreeSet<>(check.next.keySet())) {
      Set<String> loop = check.after(step);
      if (loop.contains(step) && !told.contains(step)) {
        loop.removeIf(it -> !check.after(it).contains(step));
        told.addAll(loop);
        report.accept(
            file,
            "%s leads back to itself (%s) without a person, a message, or a time to wait for: it would run forever."
                .formatted(step, String.join(", ", new TreeSet<>(loop))));
      }
    }
  }

  private Set<String> after(String step) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(nextOf(step));
    while (!open.isEmpty()) {
      String one = open.pop();
      if (seen.add(one)) {
        open.addAll(nextOf(one));
      }
    }
    return seen;
  }

  private Collection<String> nextOf(String step) {
    return next.getOrDefault(step, Set.of());
  }

  private static String id(Element element) {
    return element.getAttribute("id");
  }
}
