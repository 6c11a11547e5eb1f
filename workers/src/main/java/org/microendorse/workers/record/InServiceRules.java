package org.microendorse.workers.record;

import java.math.BigDecimal;
import java.util.Map;
import org.microendorse.domain.record.InServiceFacts;
import org.microendorse.processes.Decisions;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineDecisions;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Asks the rules how many in-service hours a district is asked to confirm. */
@Component
public class InServiceRules {
  private static final InServiceFacts USUAL = new InServiceFacts(null, BigDecimal.ZERO, 0);

  private final EngineDecisions decisions;
  private final ObjectMapper json;

  InServiceRules(EngineDecisions decisions, ObjectMapper json) {
    this.decisions = decisions;
    this.json = json;
  }

  /** The hours of a district that has said nothing. */
  public BigDecimal usualHours() {
    return hours(Decisions.IN_SERVICE_HOURS, USUAL);
  }

  /**
   * The hours; 0: nobody is asked.
   *
   * @param decision id of the deployed decision
   */
  BigDecimal hours(String decision, InServiceFacts facts) {
    String answer = decisions.output(decision, Map.of(Variables.IN_SERVICE_FACTS, facts));
    try {
      return json.readValue(answer, BigDecimal.class);
    } catch (JacksonException e) {
      throw new IllegalStateException("The rules did not say how many hours.", e);
    }
  }
}
