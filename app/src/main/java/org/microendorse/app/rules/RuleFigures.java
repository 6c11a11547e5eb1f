package org.microendorse.app.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.microendorse.domain.record.InServiceFacts;
import org.microendorse.processes.DecisionValues.Readiness;
import org.microendorse.processes.Decisions;
import org.microendorse.processes.Variables;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The numbers of rules as sentences state them. They are found by asking the decisions about each
 * size, so that a changed decision changes the sentences, too.
 */
@Component
public class RuleFigures {
  /** Larger teams and cohorts are not asked about. */
  private static final int MANY = 40;

  private static final int BUSINESS_DAYS = 5;

  /** Steps of the delivered reviews, as {@code review-sla.dmn} spells them. */
  private static final String ASSESS = "assess";

  private static final String APPROVE = "approve";
  private static final String APPEAL = "appeal";

  private final BriefAnswers decisions;
  private final ObjectMapper json;

  RuleFigures(BriefAnswers decisions, ObjectMapper json) {
    this.decisions = decisions;
    this.json = json;
  }

  /** A range of numbers, both included. */
  public record Range(int from, int to) {}

  /** How many people a team of one district may have; empty: not known now. */
  public Optional<Range> teamSizes() {
    return decisions
        .ask(Decisions.TEAM_RULES, sizes().mapToObj(RuleFigures::team).toList())
        .flatMap(
            answers -> {
              List<Integer> good = sizes(size -> read(answers.get(size - 1)).isEmpty());
              return good.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new Range(good.getFirst(), good.getLast()));
            });
  }

  /**
   * How many teams are enough for a cohort if each is from another school; empty: not known now.
   */
  public Optional<Integer> fewestTeams() {
    return decisions
        .ask(Decisions.COHORT_READINESS, sizes().mapToObj(RuleFigures::cohort).toList())
        .flatMap(
            answers -> sizes(teams -> isReady(read(answers.get(teams - 1)))).stream().findFirst());
  }

  /** Within how many weeks of submitting the feedback is due; empty: not known now. */
  public Optional<Range> feedbackWeeks() {
    return limits(ASSESS, APPROVE)
        .map(
            limits -> {
              int assessed = days(limits.getFirst(), "dueAfter");
              return new Range(weeks(assessed), weeks(assessed + days(limits.get(1), "dueAfter")));
            });
  }

  /** Within how many weeks an appeal is decided; empty: not known now. */
  public Optional<Range> appealWeeks() {
    return limits(APPEAL)
        .map(List::getFirst)
        .map(
            limit ->
                new Range(weeks(days(limit, "dueAfter")), weeks(days(limit, "reassignAfter"))));
  }

  /**
   * The in-service hours that a district is asked to confirm if it has said nothing; empty: not
   * known now.
   */
  public Optional<BigDecimal> usualHours() {
    InServiceFacts usual = new InServiceFacts(null, BigDecimal.ZERO, 0);
    return decisions
        .ask(Decisions.IN_SERVICE_HOURS, List.of(Map.of(Variables.IN_SERVICE_FACTS, usual)))
        .map(answers -> read(answers.getFirst()))
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue);
  }

  private Optional<List<JsonNode>> limits(String... steps) {
    return decisions
        .ask(
            Decisions.REVIEW_SLA,
            Stream.of(steps)
                .map(step -> Map.<String, Object>of(Variables.REVIEW_STEP, step))
                .toList())
        .map(answers -> answers.stream().map(this::read).toList());
  }

  private static int days(JsonNode limit, String which) {
    return limit.path(which).asInt(0);
  }

  private static int weeks(int businessDays) {
    return Math.ceilDiv(businessDays, BUSINESS_DAYS);
  }

  private static IntStream sizes() {
    return IntStream.rangeClosed(1, MANY);
  }

  private static List<Integer> sizes(IntPredicate which) {
    return sizes().filter(which).boxed().toList();
  }

  private static Map<String, Object> team(int people) {
    return Map.of(
        Variables.TEAM_PEOPLE, people, Variables.TEAM_DISTRICTS, 1, Variables.TEAM_GROWS, false);
  }

  private static Map<String, Object> cohort(int teams) {
    return Map.of(
        Variables.TEAM_JUDGEMENTS,
        IntStream.rangeClosed(1, teams)
            .mapToObj(it -> Map.of("organizationId", String.valueOf(it), "problems", List.of()))
            .toList());
  }

  private static boolean isReady(JsonNode answer) {
    return answer.path("readiness").asString("").equals(Readiness.READY);
  }

  private JsonNode read(String answer) {
    return json.readTree(answer);
  }
}
