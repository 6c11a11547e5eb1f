package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.microendorse.app.task.FormValidator.FieldProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

class FormValidatorTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FormValidator validator = new FormValidator();

  @Nested
  class AssessForm {
    private static final String KNOWN =
        """
        {"scores":[{"criterionId":"listens","title":"Listens","level":null,"comment":null},
                   {"criterionId":"acts","title":"Acts","level":null,"comment":null}]}
        """;
    private static final String MISSING = "How it went the second time.";
    private static final String STRENGTHEN = "Film a second round of it.";

    @Test
    void takes_levels_and_comments_and_keeps_what_the_assessor_may_not_change() throws IOException {
      var result =
          validate(
              """
              {"scores":[{"level":"demonstrated","comment":"Seen in both lessons.","pointer":"Film, 3:10"},
                         {"level":"developing","comment":"One round of it.",
                          "missing":"How it went the second time.",
                          "strengthen":"Film a second round of it."}],
               "overallFeedback":"A convincing portfolio; a second round would make it complete."}
              """);

      assertThat(result.problems()).isEmpty();
      assertThat(result.values().at("/scores/0/criterionId").asString("")).isEqualTo("listens");
      assertThat(result.values().at("/scores/1/title").asString("")).isEqualTo("Acts");
      assertThat(result.values().at("/scores/1/level").asString("")).isEqualTo("developing");
      assertThat(result.values().at("/scores/1/missing").asString(""))
          .isEqualTo("How it went the second time.");
      assertThat(result.values().at("/scores/1/strengthen").asString(""))
          .isEqualTo("Film a second round of it.");
    }

    @Test
    void a_row_may_come_back_in_the_language_in_which_it_was_shown() throws IOException {
      String sent =
          scores("demonstrated", "Se ve en las dos clases.")
              .replaceFirst("\\{\"level\"", "{\"title\":\"Escucha\",\"level\"");

      var result =
          validator.validate(
              form("assess"),
              JSON.readTree(sent),
              inPortal(KNOWN),
              List.of(it -> it, it -> it.equals("Listens") ? "Escucha" : it));

      assertThat(result.problems()).isEmpty();
      assertThat(result.values().at("/scores/0/title").asString("")).isEqualTo("Listens");
      assertThat(problemsOf(sent)).contains("title[0]: This form does not ask for \"title\".");
    }

    @Test
    void a_comment_that_shows_nothing_is_no_comment() throws IOException {
      for (String nothing :
          List.of("\u00a0", "\u200b", "\u3164", "\u2800", "\u115f", "\u202e", "\u2060", "\ufe0f")) {
        assertThat(problemsOf(scores("demonstrated", nothing.repeat(80))))
            .as("U+%04x", (int) nothing.charAt(0))
            .contains("comment[0]: Enter an answer.");
      }
    }

    @Test
    void a_comment_is_kept_without_what_turns_text_around() throws IOException {
      var result = validate(scores("demonstrated", "Seen in \u202eboth\u202c lessons.\u200b"));

      assertThat(result.problems()).isEmpty();
      assertThat(result.values().at("/scores/0/comment").asString(""))
          .isEqualTo("Seen in both lessons.");
    }

    @Test
    void refuses_a_level_that_is_not_on_the_rubric() throws IOException {
      assertThat(problemsOf(scores("excellent", "Seen in both lessons.")))
          .contains("level[0]: Choose one of the answers.");
    }

    @Test
    void asks_what_is_missing_and_how_to_strengthen_it_where_a_criterion_is_not_demonstrated()
        throws IOException {
      for (String level : List.of("notEvident", "developing")) {
        assertThat(problemsOf(scores(level, "Good.")))
            .containsExactly("missing[0]: Enter an answer.", "strengthen[0]: Enter an answer.");
        assertThat(problemsOf(notYet(level, "A second round.", " Film it twice. ")))
            .containsExactly(
                "missing[0]: Enter at least 20 characters; now there are 15.",
                "strengthen[0]: Enter at least 20 characters; now there are 14.");
        assertThat(problemsOf(notYet(level, MISSING, STRENGTHEN))).isEmpty();
      }
      assertThat(problemsOf(scores("demonstrated", "Good."))).isEmpty();
      assertThat(problemsOf(scores("demonstrated", " ")))
          .containsExactly("comment[0]: Enter an answer.");
    }

    @Test
    void keeps_a_hint_but_nothing_that_is_missing_where_a_criterion_is_demonstrated()
        throws IOException {
      var known =
          KNOWN.replaceFirst("\"comment\":null", "\"comment\":null,\"missing\":\"Earlier.\"");

      var result = validate(notYet("demonstrated", "Short.", "Show it to others."), known);

      assertThat(result.problems()).isEmpty();
      JsonNode row = result.values().at("/scores/0");
      assertThat(row.has("missing")).isFalse();
      assertThat(row.get("strengthen").asString("")).isEqualTo("Show it to others.");
      assertThat(row.get("criterionId").asString("")).isEqualTo("listens");
    }

    @Test
    void keeps_nothing_where_an_answer_was_left_empty() throws IOException {
      var result = validate(notYet("demonstrated", "", " "), KNOWN);

      assertThat(result.problems()).isEmpty();
      assertThat(result.values().at("/scores/0/strengthen").isNull()).isTrue();
    }

    @Test
    void asks_where_a_criterion_can_be_seen_only_if_it_is_demonstrated() throws IOException {
      assertThat(problemsOf(scores("demonstrated", "Good.").replace("p. 1", " ")))
          .containsExactly("pointer[0]: Enter an answer.");
      assertThat(problemsOf(notYet("developing", MISSING, STRENGTHEN).replace("\"p. 1\"", "null")))
          .isEmpty();
      assertThat(problemsOf(scores("demonstrated", "Good.").replace("p. 1", "p".repeat(201))))
          .containsExactly("pointer[0]: Enter at most 200 characters; now there are 201.");
    }

    @Test
    void refuses_another_number_of_criteria() throws IOException {
      assertThat(
              problemsOf(
                  """
                  {"scores":[{"level":"demonstrated","comment":"Fine.","pointer":"p. 2"}],
                   "overallFeedback":"A convincing portfolio; a second round would help."}
                  """))
          .containsExactly("scores: Lines cannot be added or removed here. Reload the page.");
    }

    @Test
    void refuses_to_say_for_which_criterion_a_level_is() throws IOException {
      assertThat(
              problemsOf(
                  """
                  {"scores":[{"criterionId":"acts","level":"demonstrated","comment":"Fine.","pointer":"p. 2"},
                             {"level":"demonstrated","comment":"Fine.","pointer":"p. 2"}],
                   "overallFeedback":"A convincing portfolio; a second round would help."}
                  """))
          .containsExactly("criterionId[0]: This form does not ask for \"criterionId\".");
    }

    @Test
    void refuses_to_say_who_assessed() throws IOException {
      assertThat(
              problemsOf(
                  scores("demonstrated", "Fine.").replaceFirst("\\{", "{\"assessorId\":\"olga\",")))
          .containsExactly("assessorId: This form does not ask for \"assessorId\".");
    }

    @Test
    void refuses_a_list_that_is_none() throws IOException {
      assertThat(
              problemsOf(
                  """
                  {"scores":"all good","overallFeedback":"A convincing portfolio, all in all, yes."}
                  """))
          .containsExactly("scores: This should be a list.");
    }

    private String scores(String level, String comment) {
      return """
          {"scores":[{"level":"%s","comment":"%s","pointer":"p. 1"},{"level":"demonstrated","comment":"Fine.","pointer":"p. 2"}],
           "overallFeedback":"A convincing portfolio; a second round would help."}
          """
          .formatted(level, comment);
    }

    private String notYet(String level, String missing, String strengthen) {
      return scores(level, "Good.")
          .replaceFirst(
              "\"pointer\"",
              "\"missing\":\"%s\",\"strengthen\":\"%s\",\"pointer\""
                  .formatted(missing, strengthen));
    }

    private List<String> problemsOf(String sent) throws IOException {
      return words(validate(sent));
    }

    private FormValidator.Result validate(String sent) throws IOException {
      return validate(sent, KNOWN);
    }

    private FormValidator.Result validate(String sent, String known) throws IOException {
      return validator.validate(form("assess"), JSON.readTree(sent), inPortal(known));
    }
  }

  @Nested
  class ApproveForm {

    @Test
    void asks_for_a_reason_only_where_the_assessment_is_passed_back() throws IOException {
      assertThat(problemsOf("{\"approvalDecision\":\"agree\"}")).isEmpty();
      assertThat(problemsOf("{\"approvalDecision\":\"passBack\"}"))
          .containsExactly("approvalReason: Enter an answer.");
    }

    @Test
    void takes_no_reason_that_is_not_asked_for() throws IOException {
      var result =
          validator.validate(
              form("approve"),
              JSON.readTree("{\"approvalDecision\":\"agree\",\"approvalReason\":\"x\"}"),
              inPortal("{}"));
      assertThat(result.accepted()).isTrue();
      assertThat(result.values().has("approvalReason")).isFalse();
    }

    private List<String> problemsOf(String sent) throws IOException {
      return words(validator.validate(form("approve"), JSON.readTree(sent), inPortal("{}")));
    }
  }

  @Nested
  class EveryForm {

    @Test
    void a_box_that_must_be_ticked_must_be_ticked() throws IOException {
      assertThat(problemsOf("{}")).containsExactly("commitment: Check this box to continue.");
      assertThat(problemsOf("{\"commitment\":false}"))
          .containsExactly("commitment: Check this box to continue.");
      assertThat(problemsOf("{\"commitment\":true}")).isEmpty();
    }

    @Test
    void a_value_of_the_wrong_type_is_refused() throws IOException {
      assertThat(problemsOf("{\"commitment\":\"yes\"}"))
          .containsExactly("commitment: Check or clear this box.");
    }

    @Test
    void what_is_not_a_form_at_all_is_refused() throws IOException {
      assertThat(problemsOf("[1]")).containsExactly(": Please fill in the form and send it again.");
    }

    private List<String> problemsOf(String sent) throws IOException {
      return words(validator.validate(form("get-ready"), JSON.readTree(sent), inPortal("{}")));
    }
  }

  @Nested
  class OtherFields {
    private static final String FORM =
        """
        {"components":[
          {"type":"number","key":"pupils","label":"Pupils","validate":{"min":1,"max":40}},
          {"type":"checklist","key":"grades","label":"Grades",
           "values":[{"label":"Five","value":"5"},{"label":"Six","value":"6"}]},
          {"type":"textfield","key":"school","label":"School","readonly":true},
          {"type":"textfield","key":"room","label":"Room","validate":{"maxLength":4}},
          {"type":"group","path":"contact","components":[
            {"type":"textfield","key":"mail","label":"Mail","validate":{"validationType":"email"}}]}
        ]}
        """;

    @Test
    void numbers_keep_their_limits() throws IOException {
      assertThat(problemsOf("{\"pupils\":0}"))
          .containsExactly("pupils: Enter a number of at least 1.");
      assertThat(problemsOf("{\"pupils\":41}"))
          .containsExactly("pupils: Enter a number of at most 40.");
      assertThat(problemsOf("{\"pupils\":\"12\"}")).containsExactly("pupils: Enter a number.");
    }

    @Test
    void choices_are_those_of_the_form() throws IOException {
      assertThat(problemsOf("{\"grades\":[\"5\",\"7\"]}"))
          .containsExactly("grades: Choose from the answers.");
    }

    @Test
    void texts_keep_their_length() throws IOException {
      assertThat(problemsOf("{\"room\":\"12345\"}"))
          .containsExactly("room: Enter at most 4 characters; now there are 5.");
    }

    @Test
    void fields_in_groups_are_checked_too() throws IOException {
      assertThat(problemsOf("{\"contact\":{\"mail\":\"nobody\"}}"))
          .containsExactly(
              "mail: \"nobody\" is not an email address that mail can be sent to. Enter one like name@school.org.");
      assertThat(problemsOf("{\"contact\":{\"fax\":\"1\"}}"))
          .containsExactly("contact.fax: This form does not ask for \"contact.fax\".");
    }

    @Test
    void read_only_fields_are_never_taken_from_the_browser() throws IOException {
      var result =
          validator.validate(
              JSON.readTree(FORM), JSON.readTree("{\"school\":\"Mine\"}"), JSON.readTree("{}"));
      assertThat(result.accepted()).isTrue();
      assertThat(result.values().has("school")).isFalse();
    }

    private List<String> problemsOf(String sent) throws IOException {
      return words(
          validator.validate(JSON.readTree(FORM), JSON.readTree(sent), JSON.readTree("{}")));
    }
  }

  /** Forms with private texts show their fields only there. */
  private static JsonNode inPortal(String known) throws IOException {
    ObjectNode shown = ((ObjectNode) JSON.readTree(known)).put("portal", true);
    for (String level : List.of("notEvident", "developing", "demonstrated")) {
      shown.withArray("levels").addObject().put("label", level).put("value", level);
    }
    shown.withArray("shownLevels").add("demonstrated");
    return shown;
  }

  private static List<String> words(FormValidator.Result result) {
    return result.problems().stream().map(FormValidatorTest::words).toList();
  }

  private static String words(FieldProblem problem) {
    String row = problem.indexes().isEmpty() ? "" : problem.indexes().toString();
    return problem.key() + row + ": " + problem.message();
  }

  private static JsonNode form(String id) throws IOException {
    try (InputStream file = FormValidatorTest.class.getResourceAsStream("/forms/" + id + ".form")) {
      return JSON.readTree(file);
    }
  }
}
