package org.microendorse.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.processes.DecisionValues.NextAssessor;
import org.microendorse.processes.DecisionValues.Outcome;

/**
 * What holds for the rules whatever their numbers are. Today's numbers are in the examples beside
 * the decisions ({@code processes/examples}).
 */
class DecisionTablesTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  private static final ObjectMapper JSON = new ObjectMapper();

  CamundaClient client;

  @BeforeEach
  void deployModels() {
    new PathFixture(client).deployModels();
  }

  @ParameterizedTest
  @ValueSource(strings = {"assess", "approve", "secondScore", "appeal", "preCheck", "concern"})
  void each_step_of_a_review_has_limits_and_the_reminder_comes_first(String step) {
    JsonNode limits = decide(Decisions.REVIEW_SLA, Map.of(Variables.REVIEW_STEP, step));

    assertThat(limits.get("remindAfter").asInt())
        .isPositive()
        .isLessThanOrEqualTo(limits.get("dueAfter").asInt());
    assertThat(limits.get("reassignAfter").asInt()).isGreaterThan(limits.get("dueAfter").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "some", "confident"})
  void something_is_recommended_to_everybody(String confidence) {
    assertThat(
            decide(
                Decisions.RECOMMENDED_ACTIVITIES,
                Map.of(Variables.ANSWER, Map.of("confidence", confidence))))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EARNED", "ENDED", "WITHDRAWN", "LAPSED"})
  void nothing_is_kept_forever_or_deleted_at_once(String status) {
    JsonNode kept = decide(Decisions.RETENTION_POLICY, Map.of(Variables.PATH_STATUS, status));

    assertThat(kept.get("evidenceDays").asInt()).isPositive();
    assertThat(kept.get("recordYears").asInt()).isPositive();
    assertThat(kept.get("rule").asText()).isNotBlank();
  }

  @Test
  void there_is_time_to_appeal_at_every_attempt() {
    for (int attempt = 1; attempt <= 10; attempt++) {
      JsonNode policy = decide(Decisions.APPEAL_POLICY, Map.of(Variables.ATTEMPT, attempt));
      assertThat(policy.get("days").asInt()).isPositive();
      assertThat(policy.get("reasonsLength").asInt()).isPositive();
    }
  }

  @Test
  void a_lead_assessor_decides_in_the_end() {
    List<String> next =
        answers(10, n -> decide(Decisions.PASS_BACK_POLICY, Map.of(Variables.PASS_BACKS, n)));

    assertThat(next.getLast()).isEqualTo(NextAssessor.LEAD_ASSESSOR);
    assertThat(next)
        .doesNotHaveDuplicates()
        .isSubsetOf(NextAssessor.SAME_ASSESSOR, NextAssessor.LEAD_ASSESSOR);
  }

  @Test
  void once_a_coach_is_needed_it_stays_like_that() {
    assertThat(
            answers(
                10,
                n ->
                    decide(Decisions.RESUBMISSION_POLICY, Map.of(Variables.ATTEMPT, n))
                        .get("coachMeetingRequired")))
        .doesNotHaveDuplicates();
  }

  @Test
  void consequences_never_get_milder() {
    for (String kind : List.of("privacyViolation", "integrityConcern")) {
      assertThat(
              answers(
                  10,
                  n ->
                      decide(
                          Decisions.INTEGRITY_POLICY,
                          Map.of(Variables.CONCERN_KIND, kind, Variables.EARLIER_CONCERNS, n - 1))))
          .doesNotHaveDuplicates()
          .doesNotContain("null");
    }
  }

  @Test
  void a_semester_that_closes_has_an_outcome_and_time_for_it() {
    for (int submissions = 0; submissions < 4; submissions++) {
      for (int extensions = 0; extensions < 4; extensions++) {
        JsonNode closing =
            decide(
                Decisions.SEMESTER_CLOSE_POLICY,
                Map.of(Variables.SUBMISSIONS, submissions, Variables.EXTENSIONS, extensions));
        assertThat(closing.get("days").asInt() > 0)
            .isEqualTo(!closing.get("outcome").asText().equals("lapse"));
      }
    }
  }

  @Test
  void only_what_is_demonstrated_is_earned() {
    assertThat(outcomeOf()).isEqualTo(Outcome.NOT_YET);
    assertThat(outcomeOf(Level.DEVELOPING, Level.NOT_EVIDENT)).isEqualTo(Outcome.NOT_YET);
    assertThat(outcomeOf(Level.DEMONSTRATED, Level.DEMONSTRATED)).isEqualTo(Outcome.DEMONSTRATED);
  }

  private String outcomeOf(String... levels) {
    return decide(
            Decisions.ASSESSMENT_OUTCOME,
            Map.of(
                Variables.SCORES,
                PathFixture.scores(levels),
                Variables.SHOWN_LEVELS,
                List.of(Level.DEMONSTRATED)))
        .asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"isEducator", "isCoach", "hadPart"})
  void nobody_judges_their_own_work_or_an_educator_they_coach_or_twice(String fact) {
    Map<String, Object> reviewer =
        Map.of(Variables.REVIEWER, Map.of(fact, true, "duties", List.of("approver")));

    assertThat(decide(Decisions.ASSESSOR_ELIGIBILITY, reviewer)).isNotEmpty();
    assertThat(decide(Decisions.TIE_OVERRIDE, reviewer).asBoolean()).isFalse();
  }

  @Test
  void an_appeal_succeeds_only_if_nobody_upholds_the_decision() {
    assertThat(appeal("overturn", "overturn")).isNotEqualTo(appeal("uphold", "uphold"));
    assertThat(appeal("overturn", "uphold")).isEqualTo(appeal("uphold", "uphold"));
  }

  private JsonNode appeal(String... answers) {
    return decide(Decisions.APPEAL_OUTCOME, Map.of(Variables.APPEAL_DECISIONS, List.of(answers)));
  }

  @Test
  void nobody_is_asked_for_a_second_score_twice_or_when_there_is_nobody() {
    Map<String, Object> facts = new HashMap<>();
    facts.put(Variables.SCORES, PathFixture.scores(Level.DEVELOPING, Level.DEMONSTRATED));
    facts.put(Variables.EARLIER_ASSESSMENTS, 0);
    facts.put(Variables.SHOWN_LEVELS, List.of(Level.DEMONSTRATED));
    facts.put(Variables.DRAW, 0);
    facts.put(Variables.SECOND_CANDIDATES, List.of());
    assertThat(decide(Decisions.DOUBLE_SCORING, facts).get("asked").asBoolean()).isFalse();

    facts.put(Variables.SECOND_CANDIDATES, List.of("ben"));
    facts.put(Variables.SECOND_SCORES, List.of());
    assertThat(decide(Decisions.DOUBLE_SCORING, facts).get("asked").asBoolean()).isFalse();
  }

  @Test
  void calibration_lasts_or_can_be_tried_again() {
    for (int agreement = 0; agreement <= 100; agreement += 5) {
      JsonNode outcome =
          decide(
              Decisions.CALIBRATION_OUTCOME,
              Map.of(Variables.AGREEMENT, agreement, Variables.KAPPA, 0.5));
      boolean calibrated = outcome.get("calibrated").asBoolean();
      assertThat(outcome.get(calibrated ? "validMonths" : "waitDays").asInt()).isPositive();
    }
    assertThat(
            decide(
                    Decisions.CALIBRATION_WATCH,
                    Map.of(Variables.RECENT_ANSWERS, Collections.nCopies(20, true)))
                .asBoolean())
        .as("approvers always agreed")
        .isFalse();
  }

  @Test
  void a_team_has_a_price_or_hears_why_not() {
    for (int people = 0; people <= 14; people++) {
      JsonNode price =
          decide(
              Decisions.TEAM_PRICE,
              Map.of(Variables.LIST_PRICE, 1250, Variables.TEAMS, 9, Variables.PEOPLE, people));
      JsonNode problems =
          decide(
              Decisions.TEAM_RULES,
              Map.of(
                  Variables.TEAM_PEOPLE,
                  people,
                  Variables.TEAM_DISTRICTS,
                  1,
                  Variables.TEAM_GROWS,
                  false));
      assertThat(price.get("price").isNull())
          .as(people + " people")
          .isEqualTo(!price.get("reason").asText().isBlank())
          .isEqualTo(!problems.isEmpty());
    }
  }

  @Test
  void a_cohort_hears_whether_it_is_ready() {
    List<Map<String, Object>> teams = new ArrayList<>();
    for (int n = 0; n < 9; n++) {
      JsonNode readiness =
          decide(Decisions.COHORT_READINESS, Map.of(Variables.TEAM_JUDGEMENTS, teams));
      assertThat(readiness.get("sentence").asText()).isNotBlank();
      teams.add(Map.of("organizationId", "School " + n, "problems", List.of()));
    }
  }

  @Test
  void late_joiners_hear_whether_they_can_join_and_a_substitute_has_no_less_time() {
    for (int days = 0; days < 60; days++) {
      JsonNode member = joins(days, false);
      JsonNode substitute = joins(days, true);
      assertThat(member.get("sentence").asText()).isNotBlank();
      assertThat(substitute.get("sentence").asText()).isNotBlank();
      assertThat(substitute.get("admitted").asBoolean() || !member.get("admitted").asBoolean())
          .isTrue();
    }
  }

  private JsonNode joins(int days, boolean substitute) {
    return decide(
        Decisions.LATE_JOINER,
        Map.of(Variables.JOINER, Map.of("days", days, "substitute", substitute)));
  }

  /** Different answers that follow each other, from 1 to a number. */
  private static List<String> answers(int last, IntFunction<JsonNode> answer) {
    List<String> answers = new ArrayList<>();
    IntStream.rangeClosed(1, last)
        .mapToObj(answer)
        .map(it -> it.isTextual() ? it.asText() : it.toString())
        .filter(it -> answers.isEmpty() || !answers.getLast().equals(it))
        .forEach(answers::add);
    return answers;
  }

  private JsonNode decide(String decision, Map<String, Object> facts) {
    try {
      return JSON.readTree(
          client
              .newEvaluateDecisionCommand()
              .decisionId(decision)
              .variables(facts)
              .send()
              .join()
              .getDecisionOutput());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
