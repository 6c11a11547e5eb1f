package org.microendorse.app.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.microendorse.domain.record.Credit;
import org.microendorse.processes.Forms;
import org.microendorse.processes.Variables;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The evaluation questions about a micro-credential, as in the form, and the answers. */
@Component
class EvaluationQuestions {
  private static final String PREFIX = Variables.EVALUATION + ".";

  /** By key. */
  private final Map<String, String> questions = new LinkedHashMap<>();

  /** The possible answers, by value. */
  private final Map<String, String> answers = new LinkedHashMap<>();

  EvaluationQuestions(ObjectMapper json) {
    String form = "/forms/" + Forms.EVALUATE + ".form";
    try (InputStream bytes = EvaluationQuestions.class.getResourceAsStream(form)) {
      json.readTree(Objects.requireNonNull(bytes, form)).get("components").forEach(this::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(JsonNode component) {
    component.path("components").forEach(this::read);
    String key = component.path("key").asString("");
    if (key.startsWith(PREFIX)) {
      questions.put(key.substring(PREFIX.length()), component.path("label").asString(""));
      component
          .path("values")
          .forEach(it -> answers.put(it.path("value").asString(""), it.path("label").asString("")));
    }
  }

  /**
   * A question, and how often each answer was given.
   *
   * @param counts in the order of {@link #answers()}
   */
  record Tally(String question, List<Long> counts) {}

  /** The answers people can choose from, in words. */
  List<String> answers() {
    return List.copyOf(answers.values());
  }

  /**
   * Counts the answers of these evaluations; questions that are no longer asked come last, by key.
   */
  List<Tally> tally(List<Credit> credits) {
    Map<String, String> all = new LinkedHashMap<>(questions);
    credits.stream()
        .map(Credit::evaluation)
        .filter(Objects::nonNull)
        .flatMap(it -> new TreeSet<>(it.keySet()).stream())
        .forEach(key -> all.putIfAbsent(key, key));
    return all.entrySet().stream()
        .map(question -> new Tally(question.getValue(), counts(question.getKey(), credits)))
        .toList();
  }

  private List<Long> counts(String key, List<Credit> credits) {
    return answers.keySet().stream()
        .map(
            answer ->
                credits.stream()
                    .map(Credit::evaluation)
                    .filter(it -> it != null && answer.equals(it.get(key)))
                    .count())
        .toList();
  }
}
