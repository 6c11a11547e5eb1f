package org.microendorse.app.operations;

import static org.microendorse.domain.language.Messages.message;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineInstances;
import org.springframework.stereotype.Component;

/** What instances are about: a submission or a path, with a number that names nobody. */
@Component
class Subjects {
  private final EngineInstances instances;
  private final SubmissionService submissions;

  Subjects(EngineInstances instances, SubmissionService submissions) {
    this.instances = instances;
    this.submissions = submissions;
  }

  /** In words, by the key of the instance; without those that are about something else. */
  Map<Long, String> of(Collection<Long> keys) {
    Map<Long, Map<String, String>> ids =
        instances.texts(keys, List.of(Variables.SUBMISSION_ID, Variables.ENROLLMENT_ID));
    Map<UUID, String> numbers =
        submissions.numbers(
            ids.values().stream()
                .map(it -> id(it, Variables.SUBMISSION_ID))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Map<Long, String> subjects = new HashMap<>();
    ids.forEach(
        (instance, its) -> {
          UUID submission = id(its, Variables.SUBMISSION_ID);
          UUID path = id(its, Variables.ENROLLMENT_ID);
          if (submission != null && numbers.containsKey(submission)) {
            subjects.put(instance, numbers.get(submission));
          } else if (path != null) {
            subjects.put(instance, message("operations.path", path.toString()));
          }
        });
    return subjects;
  }

  private static @Nullable UUID id(Map<String, String> variables, String name) {
    try {
      return UUID.fromString(variables.getOrDefault(name, ""));
    } catch (IllegalArgumentException notKnownYet) {
      return null;
    }
  }
}
