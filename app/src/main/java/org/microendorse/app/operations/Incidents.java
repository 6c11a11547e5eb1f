package org.microendorse.app.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.microendorse.domain.language.Messages.message;
import static org.microendorse.processes.ModelXml.elements;

import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.response.Incident;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.AuditLog;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.processes.ModelXml;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineIncidents;
import org.microendorse.workers.common.EngineInstances;
import org.microendorse.workers.common.EngineModels;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;

/** What the engine cannot continue by itself, in words, by kind. */
@Component
class Incidents {
  /** The most that are shown and retried at once. */
  private static final int AT_MOST = 500;

  private static final int LONGEST_REASON = 500;

  private final EngineIncidents engine;
  private final EngineInstances instances;
  private final EngineModels models;
  private final SubmissionService submissions;
  private final AuditLog audit;
  private final Map<Long, Map<String, String>> names = new ConcurrentHashMap<>();

  Incidents(
      EngineIncidents engine,
      EngineInstances instances,
      EngineModels models,
      SubmissionService submissions,
      AuditLog audit) {
    this.engine = engine;
    this.instances = instances;
    this.models = models;
    this.submissions = submissions;
    this.audit = audit;
  }

  /**
   * Incidents of one kind: the same step, with the same failure.
   *
   * @param key of the newest, by which the kind is found again
   * @param step its name in the reader's language
   * @param problem what the engine says
   * @param since when the oldest began
   */
  record Kind(
      long key,
      String step,
      String process,
      IncidentErrorType type,
      String problem,
      Instant since,
      List<Stuck> stuck) {
    /** What to do about it. */
    public String advice() {
      return message(
          switch (type) {
            case JOB_NO_RETRIES -> "operations.advice.job";
            case IO_MAPPING_ERROR,
                CONDITION_ERROR,
                EXTRACT_VALUE_ERROR,
                DECISION_EVALUATION_ERROR ->
                "operations.advice.expression";
            case CALLED_ELEMENT_ERROR, CALLED_DECISION_ERROR, FORM_NOT_FOUND, RESOURCE_NOT_FOUND ->
                "operations.advice.missing";
            default -> "operations.advice.other";
          });
    }
  }

  /**
   * An instance that is stuck.
   *
   * @param about the number of a submission, or the id of a path; null if it is about neither
   */
  record Stuck(long incident, long instance, @Nullable String about, Instant since) {}

  /**
   * Everything that is stuck, the kind with most instances first.
   *
   * @param total how many there are; more than are shown if there are very many
   */
  record All(List<Kind> kinds, long total) {}

  All all() {
    EngineIncidents.Found found = engine.active(AT_MOST);
    Map<Long, String> about = about(found.incidents());
    List<Kind> kinds =
        found.incidents().stream().collect(Collectors.groupingBy(Incidents::kind)).values().stream()
            .map(same -> kind(same, about))
            .sorted(Comparator.comparing((Kind it) -> it.stuck().size()).reversed())
            .toList();
    return new All(kinds, found.total());
  }

  /**
   * Retries one incident, or all of its kind.
   *
   * @return how many were retried
   * @throws Refusal if there is no reason, or it is resolved already
   */
  int retry(String username, long key, boolean allOfKind, String reason) {
    if (Text.isBlank(reason) || reason.length() > LONGEST_REASON) {
      throw new FieldRefusal("reason", "operations.reason", String.valueOf(LONGEST_REASON));
    }
    Incident one = engine.active(key).orElseThrow(() -> new Refusal("operations.resolvedAlready"));
    List<Incident> chosen =
        allOfKind
            ? engine.active(AT_MOST).incidents().stream()
                .filter(it -> kind(it).equals(kind(one)))
                .toList()
            : List.of(one);
    // Written first: what was tried is known even if the portal stops in between.
    audit.add(
        username,
        Action.INCIDENT_RETRIED,
        "%s %s, %d: %s"
            .formatted(
                one.getProcessDefinitionId(),
                one.getElementId(),
                chosen.size(),
                chosen.stream()
                    .map(it -> String.valueOf(it.getProcessInstanceKey()))
                    .collect(Collectors.joining(" "))),
        Text.lines(reason));
    return (int) chosen.stream().filter(engine::retry).count();
  }

  private static List<Object> kind(Incident it) {
    return List.of(
        it.getProcessDefinitionId(), it.getElementId(), it.getErrorType(), it.getErrorMessage());
  }

  private Kind kind(List<Incident> same, Map<Long, String> about) {
    Incident newest = same.getFirst();
    Map<String, String> elements = namesOf(newest.getProcessDefinitionKey());
    return new Kind(
        newest.getIncidentKey(),
        name(elements, newest.getElementId()),
        name(elements, newest.getProcessDefinitionId()),
        newest.getErrorType(),
        newest.getErrorMessage(),
        same.getLast().getCreationTime().toInstant(),
        same.stream()
            .map(
                it ->
                    new Stuck(
                        it.getIncidentKey(),
                        it.getProcessInstanceKey(),
                        about.get(it.getProcessInstanceKey()),
                        it.getCreationTime().toInstant()))
            .toList());
  }

  private static String name(Map<String, String> names, String id) {
    return ModelTexts.name(names.getOrDefault(id, id));
  }

  /** Submissions have a number that says nothing about the person. */
  private Map<Long, String> about(List<Incident> incidents) {
    Map<Long, String> about = new HashMap<>();
    instances
        .texts(
            incidents.stream().map(Incident::getProcessInstanceKey).collect(Collectors.toSet()),
            List.of(Variables.SUBMISSION_ID, Variables.ENROLLMENT_ID))
        .forEach(
            (instance, ids) -> {
              String submission = ids.getOrDefault(Variables.SUBMISSION_ID, "null");
              String path = ids.getOrDefault(Variables.ENROLLMENT_ID, "null");
              if (!submission.equals("null")) {
                about.put(instance, submissions.submission(UUID.fromString(submission)).number());
              } else if (!path.equals("null")) {
                about.put(instance, message("operations.path", path));
              }
            });
    return about;
  }

  private Map<String, String> namesOf(long processDefinitionKey) {
    return names.computeIfAbsent(processDefinitionKey, key -> read(models.bpmn(key)));
  }

  private static Map<String, String> read(String bpmn) {
    try {
      return elements(
              ModelXml.parse(new ByteArrayInputStream(bpmn.getBytes(UTF_8))), ModelXml.BPMN, "*")
          .filter(it -> it.hasAttribute("id") && it.hasAttribute("name"))
          .collect(
              Collectors.toMap(
                  it -> it.getAttribute("id"), it -> it.getAttribute("name"), (one, same) -> one));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException e) {
      throw new IllegalStateException("The engine has a model that is no XML.", e);
    }
  }
}
