package org.microendorse.workers.enrollment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.enrollment.EnrollmentFacts;
import org.microendorse.processes.Decisions;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineDecisions;
import org.microendorse.workers.common.EngineRefused;
import org.microendorse.workers.common.EngineUnavailable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Asks the rules whether an educator may begin another micro-credential. */
@Component
public class EnrollmentRules {
  /** The longest time that a page waits for what it can do without. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final EnrollmentFacts FIRST = new EnrollmentFacts(false, 0, 0, 0);

  private final EngineDecisions decisions;
  private final ObjectMapper json;

  EnrollmentRules(EngineDecisions decisions, ObjectMapper json) {
    this.decisions = decisions;
    this.json = json;
  }

  /**
   * The answer of the rules.
   *
   * @param limit how many a semester are allowed; null: as many as people like
   * @param reason why it is not allowed, for the educator
   */
  public record EnrollmentLimit(
      boolean allowed, @Nullable Integer limit, @Nullable String reason) {}

  /** The answer for facts that were counted just before. */
  public EnrollmentLimit ask(EnrollmentFacts facts) {
    return ask(Decisions.ENROLLMENT_LIMIT, facts);
  }

  /** The decision that a task names; tasks deployed before decisions were asked name none. */
  static String decision(Map<String, String> headers) {
    return headers.getOrDefault(Headers.DECISION, Decisions.ENROLLMENT_LIMIT);
  }

  /**
   * The same by another decision.
   *
   * @param decision id of the deployed decision
   */
  EnrollmentLimit ask(String decision, EnrollmentFacts facts) {
    return read(decision, decisions.output(decision, question(facts)));
  }

  /** Whether another one is allowed, for a page: "no" if the engine is unavailable. */
  public boolean allows(EnrollmentFacts facts) {
    return askBriefly(facts).map(EnrollmentLimit::allowed).orElse(false);
  }

  /** How many micro-credentials of a micro-endorsement a semester allows; empty: not known. */
  public Optional<Integer> perSemester() {
    return askBriefly(FIRST).map(EnrollmentLimit::limit);
  }

  private Optional<EnrollmentLimit> askBriefly(EnrollmentFacts facts) {
    try {
      List<String> answers =
          decisions.outputs(Decisions.ENROLLMENT_LIMIT, List.of(question(facts)), PATIENCE);
      return Optional.of(read(Decisions.ENROLLMENT_LIMIT, answers.getFirst()));
    } catch (EngineUnavailable | EngineRefused withoutIt) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> question(EnrollmentFacts facts) {
    return Map.of(Variables.ENROLLMENT_FACTS, facts);
  }

  private EnrollmentLimit read(String decision, String answer) {
    try {
      EnrollmentLimit limit = json.readValue(answer, EnrollmentLimit.class);
      if (limit != null) {
        return limit;
      }
    } catch (JacksonException unreadable) {
      // The exception below shows the answer.
    }
    throw EngineDecisions.unclear(decision, answer);
  }
}
