package org.microendorse.app.task;

import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.microendorse.domain.task.Notes;
import org.microendorse.workers.common.EngineInstances;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes notes that no process refers to anymore. A called process returns references, so its
 * notes are needed until the calling process has ended as well.
 */
@Component
class EndedNotes {
  /** By then the engine's search has long known a process instance, if there is one. */
  private static final Duration SURELY_KNOWN = Duration.ofDays(1);

  private final Notes notes;
  private final EngineInstances instances;
  private final Clock clock;

  EndedNotes(Notes notes, EngineInstances instances, Clock clock) {
    this.notes = notes;
    this.instances = instances;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
  void forget() {
    forgetBefore(clock.instant().minus(SURELY_KNOWN));
  }

  /** Checks the process instances of notes that were stored before this moment. */
  void forgetBefore(Instant moment) {
    notes.instancesBefore(moment).forEach(this::forgetOrHandOver);
  }

  private void forgetOrHandOver(long instanceKey) {
    Optional<ProcessInstance> instance = instances.find(instanceKey);
    if (instance.isPresent() && instance.get().getState() == ProcessInstanceState.ACTIVE) {
      return;
    }
    Optional<Long> caller =
        instance.map(ProcessInstance::getParentProcessInstanceKey).filter(key -> key > 0);
    caller.ifPresentOrElse(
        key -> notes.handOver(instanceKey, key), () -> notes.forgetInstance(instanceKey));
  }
}
