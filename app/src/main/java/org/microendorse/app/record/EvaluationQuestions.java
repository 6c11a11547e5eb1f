package org.microendorse.app.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.microendorse.app.deployment.LiveModels;
import org.microendorse.app.task.FormTranslations;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.record.Credit;
import org.microendorse.processes.Forms;
import org.microendorse.processes.Variables;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The evaluation questions about a micro-credential, as in the form, and the answers. */
@Component
class EvaluationQuestions {
  private static final String PREFIX = Variables.EVALUATION + ".";

  private final LiveModels models;
  private final FormTranslations translations;

  EvaluationQuestions(LiveModels models, FormTranslations translations) {
    this.models = models;
    this.translations = translations;
  }

  /**
   * The form in the reader's language.
   *
   * @param questions by key
   * @param answers the possible answers, by value
   */
  private record Asked(Map<String, String> questions, Map<String, String> answers) {

    void read(JsonNode component) {
      component.path("components").forEach(this::read);
      String key = component.path("key").asString("");
      if (key.startsWith(PREFIX)) {
        questions.put(key.substring(PREFIX.length()), component.path("label").asString(""));
        component
            .path("values")
            .forEach(
                it -> answers.put(it.path("value").asString(""), it.path("label").asString("")));
      }
    }
  }

  private Asked asked() {
    Asked asked = new Asked(new LinkedHashMap<>(), new LinkedHashMap<>());
    asked.read(
        translations.translate(Forms.EVALUATE, models.form(Forms.EVALUATE), Language.current()));
    return asked;
  }

  /**
   * A question, and how often each answer was given.
   *
   * @param counts in the order of {@link #answers()}
   */
  record Tally(String question, List<Long> counts) {}

  /** The answers people can choose from, in words. */
  List<String> answers() {
    return List.copyOf(asked().answers().values());
  }

  /**
   * Counts the answers of these evaluations; questions that are no longer asked come last, by key.
   */
  List<Tally> tally(List<Credit> credits) {
    Asked asked = asked();
    Map<String, String> all = new LinkedHashMap<>(asked.questions());
    credits.stream()
        .map(Credit::evaluation)
        .filter(Objects::nonNull)
        .flatMap(it -> new TreeSet<>(it.keySet()).stream())
        .forEach(key -> all.putIfAbsent(key, key));
    return all.entrySet().stream()
        .map(
            question ->
                new Tally(
                    question.getValue(),
                    counts(question.getKey(), asked.answers().keySet(), credits)))
        .toList();
  }

  private static List<Long> counts(String key, Set<String> answers, List<Credit> credits) {
    return answers.stream()
        .map(
            answer ->
                credits.stream()
                    .map(Credit::evaluation)
                    .filter(it -> it != null && answer.equals(it.get(key)))
                    .count())
        .toList();
  }
}
