package org.microendorse.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.DecisionValues.Calibration;
import org.microendorse.processes.DecisionValues.NextAssessor;

/** The rules that a process owner may change, one rule per line of a test. */
class DecisionTablesTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  CamundaClient client;

  @BeforeEach
  void deployModels() {
    new PathFixture(client).deployModels();
  }

  @Test
  void the_less_sure_the_educator_feels_the_more_is_recommended() {
    assertThat(recommendedFor("new")).isEqualTo("[\"read\",\"practise\",\"discuss\"]");
    assertThat(recommendedFor("some")).isEqualTo("[\"practise\",\"discuss\"]");
    assertThat(recommendedFor("confident")).isEqualTo("[\"stretch\"]");
  }

  @Test
  void demonstrated_only_when_every_criterion_is_demonstrated() {
    assertThat(outcomeOf("demonstrated")).isEqualTo("\"demonstrated\"");
    assertThat(outcomeOf("demonstrated", "demonstrated")).isEqualTo("\"demonstrated\"");
    assertThat(outcomeOf("demonstrated", "developing")).isEqualTo("\"notYet\"");
    assertThat(outcomeOf("notEvident", "demonstrated")).isEqualTo("\"notYet\"");
  }

  @Test
  void what_is_not_scored_or_scored_with_an_unknown_level_is_not_demonstrated() {
    assertThat(outcomeOf()).isEqualTo("\"notYet\"");
    assertThat(outcomeOf((String) null)).isEqualTo("\"notYet\"");
    assertThat(outcomeOf("demonstrated", "splendid")).isEqualTo("\"notYet\"");
    assertThat(decide(Decisions.ASSESSMENT_OUTCOME, Variables.SCORES, List.of(Map.of())))
        .isEqualTo("\"notYet\"");
  }

  @Test
  void from_the_third_not_yet_on_the_coach_comes_before_the_next_attempt() {
    String afresh = "{\"coachMeetingRequired\":%b,\"earlierFeedbackShown\":false}";
    assertThat(afterAttempt(1)).isEqualTo(afresh.formatted(false));
    assertThat(afterAttempt(2)).isEqualTo(afresh.formatted(false));
    assertThat(afterAttempt(3)).isEqualTo(afresh.formatted(true));
    assertThat(afterAttempt(4)).isEqualTo(afresh.formatted(true));
  }

  @Test
  void educators_who_submitted_continue_others_are_asked_about_once_then_it_lapses() {
    String result = "{\"outcome\":\"%s\",\"days\":%d}";
    assertThat(atClose(1, 0)).isEqualTo(result.formatted("carryOver", 90));
    assertThat(atClose(3, 2)).isEqualTo(result.formatted("carryOver", 90));
    assertThat(atClose(0, 0)).isEqualTo(result.formatted("askFacilitator", 28));
    assertThat(atClose(0, 1)).isEqualTo(result.formatted("lapse", 0));
    assertThat(atClose(0, 2)).isEqualTo(result.formatted("lapse", 0));
  }

  private String atClose(int submissions, int extensions) {
    return decide(
        Decisions.SEMESTER_CLOSE_POLICY,
        Map.of(Variables.SUBMISSIONS, submissions, Variables.EXTENSIONS, extensions));
  }

  @Test
  void passed_back_a_third_time_a_lead_assessor_decides() {
    assertThat(nextAssessorAfter(1)).isEqualTo("\"sameAssessor\"");
    assertThat(nextAssessorAfter(2)).isEqualTo("\"sameAssessor\"");
    assertThat(nextAssessorAfter(3)).isEqualTo("\"leadAssessor\"");
  }

  private String nextAssessorAfter(int passBacks) {
    return decide(Decisions.PASS_BACK_POLICY, Variables.PASS_BACKS, passBacks);
  }

  @Test
  void reviewers_who_have_no_ties_to_the_educator_and_are_not_away_may_review() {
    assertThat(reasonsAgainst()).isIn("[]", "null");
    assertThat(reasonsAgainst("isEducator")).isEqualTo("[\"It is their own submission\"]");
    assertThat(reasonsAgainst("isCoach")).isEqualTo("[\"They coach this educator\"]");
    assertThat(reasonsAgainst("ownDistrict"))
        .isEqualTo("[\"They work in the educator's district\"]");
    assertThat(reasonsAgainst("districtUnknown"))
        .isEqualTo("[\"Their district or the educator's is not known\"]");
    assertThat(reasonsAgainst("onLeave")).isEqualTo("[\"They are on leave\"]");
    assertThat(reasonsAgainst("hadPart")).isEqualTo("[\"They had a part in this decision\"]");
    assertThat(reasonsAgainst("ownTeam")).isEqualTo("[\"They are in the educator's team\"]");
    assertThat(reasonsAgainst("isCoach", "ownDistrict"))
        .isEqualTo("[\"They coach this educator\",\"They work in the educator's district\"]");
  }

  @Test
  void district_and_team_may_be_allowed__never_the_educator_their_coach_or_a_decider() {
    for (String fine : List.of("ownDistrict", "districtUnknown", "ownTeam", "onLeave")) {
      assertThat(mayBeAllowed(fine)).as(fine).isEqualTo("true");
    }
    for (String never : List.of("isEducator", "isCoach", "hadPart")) {
      assertThat(mayBeAllowed(never, "ownDistrict")).as(never).isEqualTo("false");
    }
  }

  @Test
  void assessors_must_be_calibrated_where_they_can_be__approvers_need_not() {
    String refused = "[\"They are not calibrated for this micro-credential\"]";

    assertThat(reasonsWith(Calibration.DUE, "assessor")).isEqualTo(refused);
    assertThat(reasonsWith(Calibration.DUE, "assessor", "approver")).isEqualTo(refused);
    for (String fine : List.of(Calibration.CALIBRATED, Calibration.NOT_POSSIBLE)) {
      assertThat(reasonsWith(fine, "assessor")).isIn("[]", "null");
    }
    assertThat(reasonsWith(Calibration.DUE, "approver")).isIn("[]", "null");
    assertThat(reasonsWith(Calibration.DUE, "lead assessor", "approver")).isIn("[]", "null");
  }

  private String reasonsWith(String calibration, String... duties) {
    return decide(
        Decisions.ASSESSOR_ELIGIBILITY,
        Variables.REVIEWER,
        Map.of("duties", List.of(duties), "calibration", calibration));
  }

  @Test
  void calibrated_for_a_year_from_80_percent_on_whatever_kappa_is() {
    String calibrated = "{\"calibrated\":true,\"validMonths\":12,\"waitDays\":0}";
    String notYet = "{\"calibrated\":false,\"validMonths\":0,\"waitDays\":30}";

    assertThat(calibrationAfter(80, 0.7)).isEqualTo(calibrated);
    assertThat(calibrationAfter(100, null)).isEqualTo(calibrated);
    assertThat(calibrationAfter(79, 0.7)).isEqualTo(notYet);
    assertThat(calibrationAfter(0, -0.5)).isEqualTo(notYet);
    assertThat(calibrationAfter(null, null)).isEqualTo(notYet);
  }

  private String calibrationAfter(Integer agreement, Double kappa) {
    Map<String, Object> figures = new HashMap<>();
    figures.put(Variables.AGREEMENT, agreement);
    figures.put(Variables.KAPPA, kappa);
    return decide(Decisions.CALIBRATION_OUTCOME, figures);
  }

  @Test
  void calibration_is_due_again_when_approvers_agree_with_fewer_than_7_of_the_last_10() {
    assertThat(dueAgainAfter(7, 3)).isEqualTo("false");
    assertThat(dueAgainAfter(6, 4)).isEqualTo("true");
    assertThat(dueAgainAfter(0, 10)).isEqualTo("true");
    assertThat(dueAgainAfter(7, 30)).as("older answers do not count").isEqualTo("false");
    assertThat(dueAgainAfter(0, 9)).as("too little to tell").isEqualTo("false");
    assertThat(dueAgainAfter(0, 0)).isEqualTo("false");
  }

  /** The latest answers agreed, and the ones before them did not. */
  private String dueAgainAfter(int agreed, int before) {
    List<Boolean> answers = new ArrayList<>(Collections.nCopies(agreed, true));
    answers.addAll(Collections.nCopies(before, false));
    return decide(Decisions.CALIBRATION_WATCH, Variables.RECENT_ANSWERS, answers);
  }

  @Test
  void an_assessment_is_due_after_10_business_days_an_approval_after_3_then_others_are_asked() {
    assertThat(decide(Decisions.REVIEW_SLA, Variables.REVIEW_STEP, "assess"))
        .isEqualTo("{\"dueAfter\":10,\"remindAfter\":7,\"reassignAfter\":15,\"assignFrom\":6}");
    assertThat(decide(Decisions.REVIEW_SLA, Variables.REVIEW_STEP, "approve"))
        .isEqualTo("{\"dueAfter\":3,\"remindAfter\":2,\"reassignAfter\":5,\"assignFrom\":6}");
  }

  @Test
  void a_second_score_is_asked_for_where_it_matters_of_beginners_and_now_and_then() {
    assertThat(doubleScoring(1, 10, 0.05)).isEqualTo("One criterion decides");
    assertThat(doubleScoring(0, 9, 0.05)).isEqualTo("One of this assessor's first assessments");
    assertThat(doubleScoring(2, 0, 0.9)).isEqualTo("One of this assessor's first assessments");
    assertThat(doubleScoring(0, 10, 0.049)).isEqualTo("Chosen at random");
    assertThat(doubleScoring(0, 10, 0.05)).isNull();
    assertThat(doubleScoring(2, 10, 0.99)).isNull();
  }

  @Test
  void nobody_is_asked_for_a_second_score_twice_or_when_there_is_nobody() {
    Map<String, Object> facts = new HashMap<>();
    facts.put(Variables.SCORES, PathFixture.scores(Level.DEVELOPING, Level.DEMONSTRATED));
    facts.put(Variables.EARLIER_ASSESSMENTS, 0);
    facts.put(Variables.SHOWN_LEVELS, List.of(Level.DEMONSTRATED));
    facts.put(Variables.DRAW, 0);
    facts.put(Variables.SECOND_CANDIDATES, List.of());
    assertThat(decide(Decisions.DOUBLE_SCORING, facts)).contains("\"asked\":false");

    facts.put(Variables.SECOND_CANDIDATES, List.of("ben"));
    assertThat(decide(Decisions.DOUBLE_SCORING, facts)).contains("\"asked\":true");
    facts.put(Variables.SECOND_SCORES, List.of());
    assertThat(decide(Decisions.DOUBLE_SCORING, facts)).contains("\"asked\":false");
  }

  @Test
  void two_scores_agree_with_the_same_outcome_and_at_most_one_criterion_seen_differently() {
    String yes = Level.DEMONSTRATED;
    String no = Level.DEVELOPING;
    assertThat(compared(List.of(yes, yes, yes), List.of(yes, yes, yes))).isTrue();
    assertThat(compared(List.of(no, no, yes), List.of(no, Level.NOT_EVIDENT, yes))).isTrue();
    assertThat(compared(List.of(no, no, yes), List.of(no, yes, yes))).isTrue();
    assertThat(compared(List.of(no, yes, yes), List.of(yes, yes, yes))).isFalse();
    assertThat(compared(List.of(yes, yes, yes), List.of(yes, yes, no))).isFalse();
    assertThat(compared(List.of(no, yes, yes), List.of(yes, no, yes))).isFalse();
  }

  /** Why a second assessor is asked; null if nobody is. */
  private String doubleScoring(int notDemonstrated, int earlier, double draw) {
    String[] levels = new String[3];
    Arrays.fill(levels, Level.DEMONSTRATED);
    Arrays.fill(levels, 0, notDemonstrated, Level.DEVELOPING);
    String answer =
        decide(
            Decisions.DOUBLE_SCORING,
            Map.of(
                Variables.SCORES,
                PathFixture.scores(levels),
                Variables.SHOWN_LEVELS,
                List.of(Level.DEMONSTRATED),
                Variables.EARLIER_ASSESSMENTS,
                earlier,
                Variables.DRAW,
                draw,
                Variables.SECOND_CANDIDATES,
                List.of("ben")));
    return answer.contains("\"asked\":true")
        ? answer.replaceFirst(".*\"why\":\"([^\"]*)\".*", "$1")
        : null;
  }

  private boolean compared(List<String> first, List<String> second) {
    String next =
        decide(
            Decisions.SCORE_AGREEMENT,
            Map.of(
                Variables.SHOWN_LEVELS, List.of(Level.DEMONSTRATED),
                Variables.SCORES, PathFixture.scores(first.toArray(String[]::new)),
                Variables.SECOND_SCORES, PathFixture.scores(second.toArray(String[]::new))));
    return next.equals("\"" + NextAssessor.SAME_ASSESSOR + "\"");
  }

  @Test
  void an_appeal_has_the_time_limits_of_an_assessment() {
    assertThat(decide(Decisions.REVIEW_SLA, Variables.REVIEW_STEP, "appeal"))
        .isEqualTo("{\"dueAfter\":10,\"remindAfter\":7,\"reassignAfter\":15,\"assignFrom\":null}");
  }

  @Test
  void there_are_30_days_to_appeal_and_reasons_have_at_least_50_characters() {
    assertThat(decide(Decisions.APPEAL_POLICY, Variables.ATTEMPT, 1))
        .isEqualTo("{\"days\":30,\"reasonsLength\":50}");
  }

  @Test
  void an_appeal_overturns_the_decision_only_if_both_say_so() {
    assertThat(appealAnswered("overturn", "overturn")).isEqualTo("\"overturned\"");
    assertThat(appealAnswered("overturn", "uphold")).isEqualTo("\"upheld\"");
    assertThat(appealAnswered("uphold", "uphold")).isEqualTo("\"upheld\"");
    assertThat(appealAnswered("overturn")).isEqualTo("\"upheld\"");
    assertThat(appealAnswered("overturn", null)).isEqualTo("\"upheld\"");
    assertThat(appealAnswered("overturn", "overturn", "uphold")).isEqualTo("\"upheld\"");
  }

  @Test
  void a_pre_check_is_due_after_one_business_day_a_concern_after_three() {
    assertThat(decide(Decisions.REVIEW_SLA, Variables.REVIEW_STEP, "preCheck"))
        .isEqualTo("{\"dueAfter\":1,\"remindAfter\":1,\"reassignAfter\":2,\"assignFrom\":null}");
    assertThat(decide(Decisions.REVIEW_SLA, Variables.REVIEW_STEP, "concern"))
        .isEqualTo("{\"dueAfter\":3,\"remindAfter\":3,\"reassignAfter\":5,\"assignFrom\":null}");
  }

  @Test
  void nobody_has_to_look_at_what_a_machine_can_vouch_for() {
    assertThat(routeOf(PathFixture.facts())).isEqualTo("\"complete\"");
    assertThat(routeOf(PathFixture.factsBut("missing", 1))).isEqualTo("\"incomplete\"");
    assertThat(routeOf(PathFixture.factsBut("unreadable", 2))).isEqualTo("\"incomplete\"");
    assertThat(routeOf(PathFixture.factsBut("unchecked", 1))).isEqualTo("\"person\"");
    assertThat(routeOf(PathFixture.factsBut("namingAuthor", 1))).isEqualTo("\"person\"");
    assertThat(routeOf(PathFixture.factsBut("recognizable", 1))).isEqualTo("\"person\"");
  }

  @Test
  void what_certainly_cannot_be_read_goes_back_before_a_person_looks_at_the_rest() {
    Map<String, Object> both = new HashMap<>(PathFixture.factsBut("unreadable", 1));
    both.put("recognizable", 1);
    assertThat(routeOf(both)).isEqualTo("\"incomplete\"");

    Map<String, Object> foundComplete = new HashMap<>(PathFixture.factsBut("recognizable", 1));
    foundComplete.put("foundComplete", true);
    assertThat(routeOf(foundComplete)).isEqualTo("\"complete\"");
  }

  private String routeOf(Map<String, Object> facts) {
    return decide(Decisions.PRE_CHECK_POLICY, Variables.PRE_CHECK_FACTS, facts);
  }

  @Test
  void first_support_then_the_district_is_told_then_a_committee_decides() {
    for (String kind : List.of("privacyViolation", "integrityConcern")) {
      assertThat(consequenceOf(kind, 0)).isEqualTo("\"support\"");
      assertThat(consequenceOf(kind, 1)).isEqualTo("\"districtTold\"");
      assertThat(consequenceOf(kind, 2)).isEqualTo("\"committee\"");
      assertThat(consequenceOf(kind, 7)).isEqualTo("\"committee\"");
    }
  }

  private String consequenceOf(String kind, int earlier) {
    return decide(
        Decisions.INTEGRITY_POLICY,
        Map.of(Variables.CONCERN_KIND, kind, Variables.EARLIER_CONCERNS, earlier));
  }

  private String reasonsAgainst(String... facts) {
    return decide(Decisions.ASSESSOR_ELIGIBILITY, Variables.REVIEWER, reviewer(facts));
  }

  private String mayBeAllowed(String... facts) {
    return decide(Decisions.TIE_OVERRIDE, Variables.REVIEWER, reviewer(facts));
  }

  private static Map<String, Object> reviewer(String... facts) {
    Map<String, Object> reviewer = new HashMap<>();
    for (String fact :
        List.of(
            "isEducator",
            "isCoach",
            "ownDistrict",
            "districtUnknown",
            "ownTeam",
            "onLeave",
            "hadPart")) {
      reviewer.put(fact, List.of(facts).contains(fact));
    }
    reviewer.put("duties", List.of("assessor"));
    reviewer.put("calibration", Calibration.CALIBRATED);
    return reviewer;
  }

  private String recommendedFor(String confidence) {
    return decide(
        Decisions.RECOMMENDED_ACTIVITIES, Variables.ANSWER, Map.of("confidence", confidence));
  }

  @Test
  void every_team_of_4_to_10_in_a_cohort_of_4_teams_or_more_pays_the_list_price() {
    assertThat(priceFor(4, 4)).isEqualTo("{\"price\":1250,\"reason\":\"\"}");
    assertThat(priceFor(4, 10)).isEqualTo(priceFor(4, 4));
    assertThat(priceFor(12, 7)).isEqualTo(priceFor(4, 4));
  }

  @Test
  void a_small_team_a_large_one_and_a_small_cohort_hear_why_there_is_no_price() {
    assertThat(priceFor(4, 3)).contains("\"price\":null", "at least 4 people");
    assertThat(priceFor(3, 3)).contains("\"price\":null", "at least 4 people");
    assertThat(priceFor(4, 11)).contains("\"price\":null", "at most 10 people");
    assertThat(priceFor(3, 4)).contains("\"price\":null", "at least 4 teams");
  }

  private String priceFor(int teams, int people) {
    return decide(
        Decisions.TEAM_PRICE,
        Map.of(Variables.LIST_PRICE, 1250, Variables.TEAMS, teams, Variables.PEOPLE, people));
  }

  private String outcomeOf(String... levels) {
    return decide(
        Decisions.ASSESSMENT_OUTCOME,
        Map.of(
            Variables.SHOWN_LEVELS,
            List.of(Level.DEMONSTRATED),
            Variables.SCORES,
            Arrays.stream(levels).map(level -> Collections.singletonMap("level", level)).toList()));
  }

  private String appealAnswered(String... decisions) {
    return decide(Decisions.APPEAL_OUTCOME, Variables.APPEAL_DECISIONS, Arrays.asList(decisions));
  }

  private String afterAttempt(int attempt) {
    return decide(Decisions.RESUBMISSION_POLICY, Variables.ATTEMPT, attempt);
  }

  /** The decision's output as JSON. */
  private String decide(String decisionId, String variable, Object value) {
    return decide(decisionId, Map.of(variable, value));
  }

  private String decide(String decisionId, Map<String, Object> facts) {
    return client
        .newEvaluateDecisionCommand()
        .decisionId(decisionId)
        .variables(facts)
        .send()
        .join()
        .getDecisionOutput();
  }
}
