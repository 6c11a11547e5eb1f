package org.microendorse.app.task;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import java.util.stream.Stream;
import org.microendorse.app.task.FormValidator.FieldProblem;
import org.microendorse.domain.evidence.PortfolioService;
import org.microendorse.domain.task.Drafts.Draft;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers that count only for the files they were given for, such as consents: fields whose custom
 * property {@code askAgainWhen} is {@code filesChanged}.
 */
@Component
class AskedAgain {
  private final TaskForms forms;
  private final TaskSubjects subjects;
  private final PortfolioService portfolios;
  private final ObjectMapper json;

  AskedAgain(
      TaskForms forms, TaskSubjects subjects, PortfolioService portfolios, ObjectMapper json) {
    this.forms = forms;
    this.subjects = subjects;
    this.portfolios = portfolios;
    this.json = json;
  }

  /** Identifies the files that such answers are about; empty if the form asks for none. */
  String about(Task task) {
    return keys(task).isEmpty()
        ? ""
        : subjects
            .of(task)
            .map(TaskSubjects.Subject::enrollmentId)
            .map(portfolios::fingerprint)
            .orElse("");
  }

  /** The draft without such answers if the files have changed since. */
  Draft stillTrue(Task task, Draft draft) {
    List<String> keys = keys(task);
    if (keys.isEmpty() || draft.about().equals(about(task))) {
      return draft;
    }
    ObjectNode typed = (ObjectNode) json.readTree(draft.content());
    return new Draft(typed.remove(keys).toString(), draft.savedAt(), draft.about());
  }

  /**
   * Those answers that have to be given again before the task is sent.
   *
   * @param about the files that the person saw; empty if the page did not say
   */
  List<FieldProblem> outdated(Task task, String about) {
    return about.equals(about(task))
        ? List.of()
        : components(forms.schema(task))
            .map(
                component ->
                    new FieldProblem(
                        component.path("key").asString(""),
                        List.of(),
                        component.path("label").asString(""),
                        message("task.checkAgain")))
            .toList();
  }

  private List<String> keys(Task task) {
    return components(forms.of(task).schema()).map(it -> it.path("key").asString("")).toList();
  }

  private static Stream<JsonNode> components(JsonNode form) {
    return form.findParents("properties").stream()
        .filter(it -> it.at("/properties/askAgainWhen").asString("").equals("filesChanged"));
  }
}
