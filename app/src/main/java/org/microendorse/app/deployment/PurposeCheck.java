package org.microendorse.app.deployment;

import static org.microendorse.processes.ModelXml.BPMN;
import static org.microendorse.processes.ModelXml.ZEEBE;
import static org.microendorse.processes.ModelXml.elements;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.microendorse.processes.JobTypes;
import org.microendorse.processes.MicroCredentialPathProcess;
import org.microendorse.processes.ModelProperties;
import org.microendorse.processes.ModelProperties.Others;
import org.microendorse.processes.ModelProperties.Purposes;
import org.microendorse.processes.ModelProperties.Stages;
import org.w3c.dom.Element;

/**
 * Checks that processes can do what they are for: that a path can be started, left and continued,
 * that a review ends with a decision, and that the portal understands their marks.
 */
final class PurposeCheck {
  private static final Map<String, Set<String>> VALUES =
      Map.of(
          ModelProperties.PURPOSE,
          Set.of(Purposes.PATH, Purposes.REVIEW),
          ModelProperties.STAGE,
          Set.of(Stages.READY, Stages.GAPS, Stages.PORTFOLIO, Stages.UPLOAD, Stages.FEEDBACK),
          ModelProperties.WITH,
          Set.of(Others.PRE_CHECK, Others.REVIEWERS, Others.INTEGRITY_TEAM, Others.COACH));

  /** A process of the set. */
  private record Process(String file, Element model) {
    String id() {
      return model.getAttribute("id");
    }
  }

  private final List<Process> processes = new ArrayList<>();

  /** Remembers a process. */
  void read(String file, Element process) {
    processes.add(new Process(file, process));
  }

  /**
   * Checks all processes.
   *
   * @param delivered those that come with the application: a path has to hear what theirs hears
   * @param report takes a file and a sentence
   */
  void check(PurposeCheck delivered, BiConsumer<String, String> report) {
    Set<String> heard = delivered.heardByPaths();
    Map<String, String> starts = new HashMap<>();
    for (Process process : processes) {
      Guard.check(process.file(), report, () -> check(process, heard, starts, report));
    }
  }

  private static void check(
      Process process,
      Set<String> heard,
      Map<String, String> starts,
      BiConsumer<String, String> report) {
    checkValues(process, report);
    ModelProperties.startMessage(process.model())
        .ifPresent(
            message -> {
              String other = starts.putIfAbsent(message, process.id());
              if (other != null) {
                report.accept(
                    process.file(),
                    "%s starts with the message \"%s\", which starts %s, too: both would run. Give it a message of its own."
                        .formatted(process.id(), message, other));
              }
            });
    switch (ModelProperties.purpose(process.model()).orElse("")) {
      case Purposes.PATH -> checkPath(process, heard, report);
      case Purposes.REVIEW -> checkReview(process, report);
      default -> {}
    }
  }

  private Set<String> heardByPaths() {
    Set<String> heard = new TreeSet<>();
    processes.stream()
        .filter(it -> it.id().equals(MicroCredentialPathProcess.PROCESS_ID))
        .forEach(
            it -> {
              heard.addAll(ModelProperties.messages(it.model()));
              ModelProperties.startMessage(it.model()).ifPresent(heard::remove);
            });
    return heard;
  }

  private static void checkValues(Process process, BiConsumer<String, String> report) {
    VALUES.forEach(
        (property, values) ->
            ModelProperties.ofElements(process.model(), property)
                .forEach(
                    (element, value) -> {
                      if (!values.contains(value)) {
                        report.accept(
                            process.file(),
                            "%s says \"%s\" in its property \"%s\"; it can say %s."
                                .formatted(
                                    element,
                                    value,
                                    property,
                                    String.join(", ", new TreeSet<>(values))));
                      }
                    }));
  }

  private static void checkPath(
      Process process, Set<String> heard, BiConsumer<String, String> report) {
    if (ModelProperties.startMessage(process.model()).isEmpty()) {
      report.accept(
          process.file(),
          "%s is a path, but no message starts it. Let it begin with a message of its own."
              .formatted(process.id()));
    }
    needsJob(process, JobTypes.ENROLLMENT_OPEN_PATH, "is a path, but never opens it", report);
    Set<String> unheard = new TreeSet<>(heard);
    unheard.removeAll(ModelProperties.messages(process.model()));
    unheard.forEach(
        message ->
            report.accept(
                process.file(),
                "%s is a path, but does not catch the message \"%s\". See how %s does it."
                    .formatted(process.id(), message, MicroCredentialPathProcess.PROCESS_ID)));
  }

  private static void checkReview(Process process, BiConsumer<String, String> report) {
    if (ModelProperties.startMessage(process.model()).isPresent()) {
      report.accept(
          process.file(),
          "%s is a review, which a path calls: no message may start it.".formatted(process.id()));
    }
    needsJob(
        process,
        JobTypes.REVIEW_RECORD_DECISION,
        "is a review, but never records a decision",
        report);
  }

  private static void needsJob(
      Process process, String type, String problem, BiConsumer<String, String> report) {
    boolean there =
        elements(process.model(), BPMN, "serviceTask")
            .flatMap(it -> elements(it, ZEEBE, "taskDefinition"))
            .anyMatch(it -> it.getAttribute("type").equals(type));
    if (!there) {
      report.accept(
          process.file(),
          "%s %s: it needs a job of the type \"%s\".".formatted(process.id(), problem, type));
    }
  }
}
