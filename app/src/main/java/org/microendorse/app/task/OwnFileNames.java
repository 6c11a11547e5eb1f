package org.microendorse.app.task;

import java.util.Comparator;
import org.microendorse.domain.evidence.EvidenceFiles;
import org.microendorse.domain.evidence.OwnNames;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Shows educators and their coaches the educator's own file names where reviewers, who know neutral
 * names only, refer to a file.
 */
@Component
class OwnFileNames {
  private final TaskSubjects subjects;
  private final SubmissionService submissions;
  private final EvidenceFiles evidenceFiles;

  OwnFileNames(TaskSubjects subjects, SubmissionService submissions, EvidenceFiles evidenceFiles) {
    this.subjects = subjects;
    this.submissions = submissions;
    this.evidenceFiles = evidenceFiles;
  }

  /**
   * Returns what a form shows; unchanged for reviewers, who must not see the educator's file names.
   */
  JsonNode in(Task task, JsonNode shown) {
    if (!(subjects.of(task).orElse(null) instanceof TaskSubjects.OnPath path)) {
      return shown;
    }
    return submissions.submissionsOf(path.enrollmentId()).stream()
        .max(Comparator.comparingInt(Submission::attempt))
        .map(latest -> renamed(shown, evidenceFiles.ownNamesIn(latest)))
        .orElse(shown);
  }

  private static JsonNode renamed(JsonNode value, OwnNames names) {
    return switch (value) {
      case StringNode text -> StringNode.valueOf(names.in(text.stringValue(null)));
      case ArrayNode list -> {
        ArrayNode renamed = JsonNodeFactory.instance.arrayNode(list.size());
        list.forEach(item -> renamed.add(renamed(item, names)));
        yield renamed;
      }
      case ObjectNode object -> {
        ObjectNode renamed = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(it -> renamed.set(it.getKey(), renamed(it.getValue(), names)));
        yield renamed;
      }
      default -> value;
    };
  }
}
