package org.microendorse.workers.record;

import java.math.BigDecimal;
import java.util.Map;
import org.microendorse.domain.record.InServiceFacts;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineDecisions;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Asks the rules how many in-service hours a district is asked to confirm. */
@Component
class InServiceRules {
  private final EngineDecisions decisions;
  private final ObjectMapper json;

  InServiceRules(EngineDecisions decisions, ObjectMapper json) {
    this.decisions = decisions;
    this.json = json;
  }

  /**
   * The hours; 0: nobody is asked.
   *
   * @param decision id of the deployed decision
   */
  BigDecimal hours(String decision, InServiceFacts facts) {
    String answer = decisions.output(decision, Map.of(Variables.IN_SERVICE_FACTS, facts));
    try {
      BigDecimal hours = json.readValue(answer, BigDecimal.class);
      if (hours != null && hours.signum() >= 0) {
        return hours;
      }
    } catch (JacksonException unreadable) {
      // The exception below shows the answer.
    }
    throw EngineDecisions.unclear(decision, answer);
  }
}
