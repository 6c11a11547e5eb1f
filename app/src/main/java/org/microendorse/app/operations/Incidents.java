package org.microendorse.app.operations;

import static org.microendorse.domain.language.Messages.message;

import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.response.Incident;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.AuditLog;
import org.microendorse.domain.common.Refusal;
import org.microendorse.workers.common.EngineIncidents;
import org.springframework.stereotype.Component;

/** What the engine cannot continue by itself, in words, by kind. */
@Component
class Incidents {
  /** The most that are shown and retried at once. */
  private static final int AT_MOST = 500;

  private final EngineIncidents engine;
  private final DeployedProcesses processes;
  private final Subjects subjects;
  private final AuditLog audit;

  Incidents(
      EngineIncidents engine, DeployedProcesses processes, Subjects subjects, AuditLog audit) {
    this.engine = engine;
    this.processes = processes;
    this.subjects = subjects;
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
    return new All(kinds(found.incidents()), found.total());
  }

  /** What is stuck in one instance. */
  List<Kind> in(long instance) {
    return kinds(engine.activeIn(instance));
  }

  private List<Kind> kinds(List<Incident> incidents) {
    Map<Long, String> about =
        subjects.of(
            incidents.stream().map(Incident::getProcessInstanceKey).collect(Collectors.toSet()));
    return incidents.stream().collect(Collectors.groupingBy(Incidents::kind)).values().stream()
        .map(same -> kind(same, about))
        .sorted(Comparator.comparing((Kind it) -> it.stuck().size()).reversed())
        .toList();
  }

  /**
   * Retries one incident, or all of its kind.
   *
   * @return how many were retried
   * @throws Refusal if there is no reason, or it is resolved already
   */
  int retry(String username, long key, boolean allOfKind, String reason) {
    String why = Reason.checked(reason, "operations.reason");
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
        why);
    return (int) chosen.stream().filter(engine::retry).count();
  }

  private static List<Object> kind(Incident it) {
    return List.of(
        it.getProcessDefinitionId(), it.getElementId(), it.getErrorType(), it.getErrorMessage());
  }

  private Kind kind(List<Incident> same, Map<Long, String> about) {
    Incident newest = same.getFirst();
    DeployedProcesses.Process process = processes.of(newest.getProcessDefinitionKey());
    return new Kind(
        newest.getIncidentKey(),
        process.name(newest.getElementId()),
        process.name(newest.getProcessDefinitionId()),
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
}
