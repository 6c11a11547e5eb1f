package org.microendorse.app.operations;

import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.client.api.statistics.response.ProcessElementStatistics;
import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.workers.common.EngineModels;
import org.microendorse.workers.common.EngineStatistics;
import org.microendorse.workers.common.EngineStatistics.Running;
import org.springframework.stereotype.Component;

/** How many instances of which process are running, and where they wait. */
@Component
class Processes {
  /** Older versions have no instances for long. */
  private static final int VERSIONS_SHOWN = 20;

  private static final int HOTTEST = 4;

  private final EngineModels models;
  private final EngineStatistics statistics;
  private final DeployedProcesses deployed;

  Processes(EngineModels models, EngineStatistics statistics, DeployedProcesses deployed) {
    this.models = models;
    this.statistics = statistics;
    this.deployed = deployed;
  }

  /**
   * A process in all its versions.
   *
   * @param key of its newest version
   * @param version the newest
   * @param versions how many there are
   */
  record Row(long key, String id, String name, int version, int versions, Running running) {}

  /** A version of a process. */
  record Version(long key, int version, Running running) {}

  /**
   * A version of a process, and where its instances are.
   *
   * @param versions the newest ones, and this one, newest first
   * @param places where instances are: those that are stuck first, then where most wait
   */
  record Heat(
      long key,
      String id,
      String name,
      int version,
      Running running,
      List<Version> versions,
      List<Place> places) {}

  /**
   * An element at which instances are.
   *
   * @param waiting how many are there, without those that are stuck
   * @param since when the one that is there longest came
   */
  record Place(
      String element,
      String name,
      String kind,
      long waiting,
      long stuck,
      @Nullable Instant since) {}

  /** All processes, in the order of their names. */
  List<Row> all() {
    record Asked(List<ProcessDefinition> versions, Supplier<Running> running) {}

    // All are asked before the first answer is waited for.
    List<Asked> asked =
        models.processes().stream()
            .collect(Collectors.groupingBy(ProcessDefinition::getProcessDefinitionId))
            .values()
            .stream()
            .map(
                it ->
                    new Asked(
                        newestFirst(it),
                        statistics.beginRunning(it.getFirst().getProcessDefinitionId())))
            .toList();
    return asked.stream()
        .map(it -> row(it.versions(), it.running().get()))
        .sorted(Comparator.comparing(Row::name, Collator.getInstance(Language.current().locale())))
        .toList();
  }

  /** All processes: the id to the name, in the order of the names. */
  Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    models.processes().stream()
        .sorted(
            Comparator.comparing(Processes::name, Collator.getInstance(Language.current().locale()))
                .thenComparing(Comparator.comparing(ProcessDefinition::getVersion).reversed()))
        .forEach(it -> names.putIfAbsent(it.getProcessDefinitionId(), name(it)));
    return names;
  }

  /** Where instances of a process can wait, by its newest version; empty without a process. */
  Map<String, String> waitingParts(String processId) {
    if (processId.isEmpty()) {
      return Map.of();
    }
    return models.processes().stream()
        .filter(it -> it.getProcessDefinitionId().equals(processId))
        .max(Comparator.comparing(ProcessDefinition::getVersion))
        .map(it -> deployed.of(it.getProcessDefinitionKey()).waitingParts())
        .orElse(Map.of());
  }

  private static Row row(List<ProcessDefinition> versions, Running running) {
    ProcessDefinition newest = versions.getFirst();
    return new Row(
        newest.getProcessDefinitionKey(),
        newest.getProcessDefinitionId(),
        name(newest),
        newest.getVersion(),
        versions.size(),
        running);
  }

  /**
   * One version of a process.
   *
   * @throws NotFound if there is none with this key
   */
  Heat heat(long key) {
    List<ProcessDefinition> all = models.processes();
    ProcessDefinition definition = definition(all, key);
    record Asked(ProcessDefinition version, Supplier<Running> running) {}

    List<ProcessDefinition> ofProcess =
        newestFirst(
            all.stream()
                .filter(
                    it -> it.getProcessDefinitionId().equals(definition.getProcessDefinitionId()))
                .toList());
    List<Asked> asked =
        ofProcess.stream()
            .filter(it -> it == definition || ofProcess.indexOf(it) < VERSIONS_SHOWN)
            .map(it -> new Asked(it, statistics.beginRunning(it.getProcessDefinitionKey())))
            .toList();
    List<Place> places = places(key);
    List<Version> versions =
        asked.stream()
            .map(
                it ->
                    new Version(
                        it.version().getProcessDefinitionKey(),
                        it.version().getVersion(),
                        it.running().get()))
            .toList();
    Running running =
        versions.stream()
            .filter(it -> it.key() == key)
            .map(Version::running)
            .findFirst()
            .orElseThrow();
    return new Heat(
        key,
        definition.getProcessDefinitionId(),
        name(definition),
        definition.getVersion(),
        running,
        versions,
        places);
  }

  private static ProcessDefinition definition(List<ProcessDefinition> all, long key) {
    return all.stream()
        .filter(it -> it.getProcessDefinitionKey() == key)
        .findFirst()
        .orElseThrow(() -> new NotFound("process", key));
  }

  private List<Place> places(long key) {
    record Asked(ProcessElementStatistics count, Supplier<Optional<Instant>> since) {}

    DeployedProcesses.Process process = deployed.of(key);
    List<Asked> asked =
        statistics.elements(key).stream()
            .filter(it -> it.getActive() + it.getIncidents() > 0)
            .filter(it -> process.parts().containsKey(it.getElementId()))
            .filter(it -> !process.isContainer(it.getElementId()))
            .map(it -> new Asked(it, statistics.beginOldest(key, it.getElementId())))
            .toList();
    return asked.stream()
        .map(
            it ->
                new Place(
                    it.count().getElementId(),
                    process.name(it.count().getElementId()),
                    process.kind(it.count().getElementId()),
                    it.count().getActive(),
                    it.count().getIncidents(),
                    it.since().get().orElse(null)))
        .sorted(
            Comparator.comparing(Place::stuck)
                .thenComparing(Place::waiting)
                .reversed()
                .thenComparing(Place::name))
        .toList();
  }

  /**
   * The diagram of a version as a heat map.
   *
   * @throws NotFound if there is none with this key
   */
  Diagram diagram(long key) {
    definition(models.processes(), key);
    List<Place> places = places(key);
    long most = places.stream().mapToLong(Place::waiting).max().orElse(0);
    return new Diagram(
        deployed.of(key).translated(),
        places.stream()
            .map(
                it ->
                    new Diagram.Mark(
                        it.element(),
                        it.stuck() > 0 ? "is-stuck" : "heat-" + heat(it.waiting(), most),
                        String.valueOf(it.waiting() + it.stuck())))
            .toList());
  }

  /** From 1 to 4. A place where ten times as many wait is one or two steps hotter. */
  static int heat(long waiting, long most) {
    return most <= 1
        ? 1
        : (int) Math.clamp(Math.ceil(HOTTEST * Math.log1p(waiting) / Math.log1p(most)), 1, HOTTEST);
  }

  private static List<ProcessDefinition> newestFirst(List<ProcessDefinition> versions) {
    return versions.stream()
        .sorted(Comparator.comparing(ProcessDefinition::getVersion).reversed())
        .toList();
  }

  private static String name(ProcessDefinition definition) {
    String name = definition.getName();
    return name == null || name.isBlank()
        ? definition.getProcessDefinitionId()
        : ModelTexts.name(name);
  }
}
