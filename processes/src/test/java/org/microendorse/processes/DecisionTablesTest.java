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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.DecisionValues.Calibration;
import org.microendorse.processes.DecisionValues.Level;
import org.microendorse.processes.DecisionValues.NextAssessor;

/** The rules that a process owner may change, one line of business per line of test. */
class DecisionTablesTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  CamundaClient client;

  @BeforeEach
  void deployModels() {
    new PathFixture(client).deployModels();
  }

  @Test
  @DisplayName("the less sure the educator feels, the more is recommended")
  void recommendedActivities() {
    assertThat(recommendedFor("new")).isEqualTo("[\"read\",\"practise\",\"discuss\"]");
    assertThat(recommendedFor("some")).isEqualTo("[\"practise\",\"discuss\"]");
    assertThat(recommendedFor("confident")).isEqualTo("[\"stretch\"]");
  }

  @Test
  @DisplayName("demonstrated only when every criterion is demonstrated")
  void assessmentOutcome() {
    assertThat(outcomeOf("demonstrated")).isEqualTo("\"demonstrated\"");
    assertThat(outcomeOf("demonstrated", "demonstrated")).isEqualTo("\"demonstrated\"");
    assertThat(outcomeOf("demonstrated", "developing")).isEqualTo("\"notYet\"");
    assertThat(outcomeOf("notEvident", "demonstrated")).isEqualTo("\"notYet\"");
  }

  @Test
  @DisplayName("what is not scored, or scored with an unknown level, is not demonstrated")
  void assessmentOutcomeOfIncompleteScores() {
    assertThat(outcomeOf()).isEqualTo("\"notYet\"");
    assertThat(outcomeOf((String) null)).isEqualTo("\"notYet\"");
    assertThat(outcomeOf("demonstrated", "splendid")).isEqualTo("\"notYet\"");
    assertThat(decide(Decisions.ASSESSMENT_OUTCOME, Variables.SCORES, List.of(Map.of())))
        .isEqualTo("\"notYet\"");
  }

  @Test
  @DisplayName("from the third not yet on, the coach comes before the next attempt")
  void resubmissionPolicy() {
    String afresh = "{\"coachMeetingRequired\":%b,\"earlierFeedbackShown\":false}";
    assertThat(afterAttempt(1)).isEqualTo(afresh.formatted(false));
    assertThat(afterAttempt(2)).isEqualTo(afresh.formatted(false));
    assertThat(afterAttempt(3)).isEqualTo(afresh.formatted(true));
    assertThat(afterAttempt(4)).isEqualTo(afresh.formatted(true));
  }

  @Test
  @DisplayName("who has submitted carries on, others are asked about once, then it lapses")
  void semesterClosePolicy() {
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
  @DisplayName("passed back a third time, a lead assessor decides")
  void passBackPolicy() {
    assertThat(nextAssessorAfter(1)).isEqualTo("\"sameAssessor\"");
    assertThat(nextAssessorAfter(2)).isEqualTo("\"sameAssessor\"");
    assertThat(nextAssessorAfter(3)).isEqualTo("\"leadAssessor\"");
  }

  private String nextAssessorAfter(int passBacks) {
    return decide(Decisions.PASS_BACK_POLICY, Variables.PASS_BACKS, passBacks);
  }

  @Test
  @DisplayName("whoever has no ties to the educator and is not away may review")
  void assessorEligibility() {
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
  @DisplayName("district and team may be allowed; never the educator, their coach, or a decider")
  void tieOverride() {
    for (String fine : List.of("ownDistrict", "districtUnknown", "ownTeam", "onLeave")) {
      assertThat(mayBeAllowed(fine)).as(fine).isEqualTo("true");
    }
    for (String never : List.of("isEducator", "isCoach", "hadPart")) {
      assertThat(mayBeAllowed(never, "ownDistrict")).as(never).isEqualTo("false");
    }
  }

  @Test
  @DisplayName("whoever assesses must be calibrated where they can be; who only approves need not")
  void onlyCalibratedAssessorsReview() {
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
  @DisplayName("calibrated for a year from 80 percent on, whatever kappa is")
  void calibrationOutcome() {
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
  @DisplayName("calibration is due again when approvers agree with fewer than 7 of the last 10")
  void calibrationWatch() {
    assertThat(dueAgainAfter(7, 3)).isEqualTo("false");
    assertThat(dueAgainAfter(6, 4)).isEqualTo("true");
    assertThat(dueAgainAfter(0, 10)).isEqualTo("true");
    assertThat(dueAgainAfter(7, 30)).as("older answers do not count").isEqualTo("false");
    assertThat(dueAgainAfter(0, 9)).as("too little to tell").isEqualTo("false");
    assertThat(dueAgainAfter(0, 0)).isEqualTo("false");
  }

  /** The last answers agreed, those before them did not. */
  private String dueAgainAfter(int agreed, int before) {
    List<Boolean> answers = new ArrayList<>(Collections.nCopies(agreed, true));
    answers.addAll(Collections.nCopies(before, false));
    return decide(Decisions.CALIBRATION_WATCH, Variables.RECENT_ANSWERS, answers);
  }

  @Test
  @DisplayName(
      "an assessment is due after 10 business days, an approval after 3, then others are asked")
  void reviewSla() {
    assertThat(decide(Decisions.REVIEW_SLA, Variables.REVIEW_STEP, "assess"))
        .isEqualTo("{\"dueAfter\":10,\"remindAfter\":7,\"reassignAfter\":15,\"assignFrom\":6}");
    assertThat(decide(Decisions.REVIEW_SLA, Variables.REVIEW_STEP, "approve"))
        .isEqualTo("{\"dueAfter\":3,\"remindAfter\":2,\"reassignAfter\":5,\"assignFrom\":6}");
  }

  @Test
  @DisplayName("a second score is asked for where it matters, of beginners, and now and then")
  void doubleScoring() {
    assertThat(doubleScoring(1, 10, 0.05)).isEqualTo("One criterion decides");
    assertThat(doubleScoring(0, 9, 0.05)).isEqualTo("One of the first assessments of this person");
    assertThat(doubleScoring(2, 0, 0.9)).isEqualTo("One of the first assessments of this person");
    assertThat(doubleScoring(0, 10, 0.049)).isEqualTo("Chosen by lot");
    assertThat(doubleScoring(0, 10, 0.05)).isNull();
    assertThat(doubleScoring(2, 10, 0.99)).isNull();
  }

  @Test
  @DisplayName("nobody is asked for a second score twice, or when there is nobody")
  void noSecondScore() {
    Map<String, Object> facts = new HashMap<>();
    facts.put(Variables.SCORES, PathFixture.scores(Level.DEVELOPING, Level.DEMONSTRATED));
    facts.put(Variables.EARLIER_ASSESSMENTS, 0);
    facts.put(Variables.DRAW, 0);
    facts.put(Variables.SECOND_CANDIDATES, List.of());
    assertThat(decide(Decisions.DOUBLE_SCORING, facts)).contains("\"asked\":false");

    facts.put(Variables.SECOND_CANDIDATES, List.of("ben"));
    assertThat(decide(Decisions.DOUBLE_SCORING, facts)).contains("\"asked\":true");
    facts.put(Variables.SECOND_SCORES, List.of());
    assertThat(decide(Decisions.DOUBLE_SCORING, facts)).contains("\"asked\":false");
  }

  @Test
  @DisplayName("two scores agree with the same outcome and at most one criterion seen differently")
  void scoreAgreement() {
    String yes = Level.DEMONSTRATED;
    String no = Level.DEVELOPING;
    assertThat(compared(List.of(yes, yes, yes), List.of(yes, yes, yes))).isTrue();
    assertThat(compared(List.of(no, no, yes), List.of(no, Level.NOT_EVIDENT, yes))).isTrue();
    assertThat(compared(List.of(no, no, yes), List.of(no, yes, yes))).isTrue();
    assertThat(compared(List.of(no, yes, yes), List.of(yes, yes, yes))).isFalse();
    assertThat(compared(List.of(yes, yes, yes), List.of(yes, yes, no))).isFalse();
    assertThat(compared(List.of(no, yes, yes), List.of(yes, no, yes))).isFalse();
  }

  /** Why somebody else is asked; null if nobody is. */
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
                Variables.SCORES, PathFixture.scores(first.toArray(String[]::new)),
                Variables.SECOND_SCORES, PathFixture.scores(second.toArray(String[]::new))));
    return next.equals("\"" + NextAssessor.SAME_ASSESSOR + "\"");
  }

  @Test
  @DisplayName("an appeal has the time limits of an assessment")
  void appealSla() {
    assertThat(decide(Decisions.REVIEW_SLA, Variables.REVIEW_STEP, "appeal"))
        .isEqualTo("{\"dueAfter\":10,\"remindAfter\":7,\"reassignAfter\":15,\"assignFrom\":null}");
  }

  @Test
  @DisplayName("there are 30 days to appeal, and reasons have at least 50 characters")
  void appealPolicy() {
    assertThat(decide(Decisions.APPEAL_POLICY, Variables.ATTEMPT, 1))
        .isEqualTo("{\"days\":30,\"reasonsLength\":50}");
  }

  @Test
  @DisplayName("an appeal overturns the decision only if both say so")
  void appealOutcome() {
    assertThat(appealAnswered("overturn", "overturn")).isEqualTo("\"overturned\"");
    assertThat(appealAnswered("overturn", "uphold")).isEqualTo("\"upheld\"");
    assertThat(appealAnswered("uphold", "uphold")).isEqualTo("\"upheld\"");
    assertThat(appealAnswered("overturn")).isEqualTo("\"upheld\"");
    assertThat(appealAnswered("overturn", null)).isEqualTo("\"upheld\"");
    assertThat(appealAnswered("overturn", "overturn", "uphold")).isEqualTo("\"upheld\"");
  }

  @Test
  @DisplayName("a pre-check is due after one business day, a concern after three")
  void integritySla() {
    assertThat(decide(Decisions.REVIEW_SLA, Variables.REVIEW_STEP, "preCheck"))
        .isEqualTo("{\"dueAfter\":1,\"remindAfter\":1,\"reassignAfter\":2,\"assignFrom\":null}");
    assertThat(decide(Decisions.REVIEW_SLA, Variables.REVIEW_STEP, "concern"))
        .isEqualTo("{\"dueAfter\":3,\"remindAfter\":3,\"reassignAfter\":5,\"assignFrom\":null}");
  }

  @Test
  @DisplayName("nobody has to look at what a machine can vouch for")
  void preCheckPolicy() {
    assertThat(routeOf(PathFixture.facts())).isEqualTo("\"complete\"");
    assertThat(routeOf(PathFixture.factsBut("missing", 1))).isEqualTo("\"incomplete\"");
    assertThat(routeOf(PathFixture.factsBut("unreadable", 2))).isEqualTo("\"incomplete\"");
    assertThat(routeOf(PathFixture.factsBut("unchecked", 1))).isEqualTo("\"person\"");
    assertThat(routeOf(PathFixture.factsBut("namingAuthor", 1))).isEqualTo("\"person\"");
    assertThat(routeOf(PathFixture.factsBut("recognizable", 1))).isEqualTo("\"person\"");
  }

  @Test
  @DisplayName("what certainly cannot be read goes back before a person looks at the rest")
  void preCheckPolicyOrder() {
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
  @DisplayName("first support, then the district is told, then a committee decides")
  void integrityPolicy() {
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
  @DisplayName("every team of 4 to 10 in a cohort of 4 teams or more pays the list price")
  void teamPrice() {
    assertThat(priceFor(4, 4)).isEqualTo("{\"price\":1250,\"reason\":\"\"}");
    assertThat(priceFor(4, 10)).isEqualTo(priceFor(4, 4));
    assertThat(priceFor(12, 7)).isEqualTo(priceFor(4, 4));
  }

  @Test
  @DisplayName("a small team, a large one and a small cohort hear why there is no price")
  void noTeamPrice() {
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
        Variables.SCORES,
        Arrays.stream(levels).map(level -> Collections.singletonMap("level", level)).toList());
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
