package org.microendorse.app.deployment;

import static org.microendorse.processes.ModelXml.BPMN;
import static org.microendorse.processes.ModelXml.elements;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.microendorse.processes.MicroCredentialPathProcess;
import org.microendorse.processes.ModelProperties;
import org.w3c.dom.Element;

/**
 * Tells the delivered models that the application needs from the examples. It needs what no other
 * model refers to, since nothing but the application starts or asks that, and all that this refers
 * to. A path or review that only the catalog could name is an example, and so is what only examples
 * refer to.
 */
final class NeededModels {
  private static final String USUAL_PATH = "process " + MicroCredentialPathProcess.PROCESS_ID;

  /** What each model refers to, both such as {@code form submit}. */
  private final Map<String, Set<String>> uses = new HashMap<>();

  private final Set<String> forCatalog = new HashSet<>();

  void readProcess(Element process) {
    String id = "process " + process.getAttribute("id");
    elements(process, BPMN, "*").flatMap(StepCheck::uses).forEach(it -> use(id, it));
    if (ModelProperties.purpose(process).isPresent() && !id.equals(USUAL_PATH)) {
      forCatalog.add(id);
    }
  }

  void readDecision(Element decision) {
    elements(decision, "*", "requiredDecision")
        .map(it -> it.getAttribute("href").replaceFirst(".*#", "decision "))
        .forEach(it -> use("decision " + decision.getAttribute("id"), it));
  }

  private void use(String model, String used) {
    uses.computeIfAbsent(model, it -> new HashSet<>()).add(used);
  }

  /**
   * Those that are needed.
   *
   * @param all that were read
   */
  List<String> among(Set<String> all) {
    Set<String> roots = new HashSet<>(all);
    uses.values().forEach(roots::removeAll);
    roots.removeAll(forCatalog);
    List<String> needed = new ArrayList<>(roots);
    for (int i = 0; i < needed.size(); i++) {
      Stream<String> more = uses.getOrDefault(needed.get(i), Set.of()).stream();
      needed.addAll(more.filter(it -> !needed.contains(it)).toList());
    }
    return needed;
  }
}
