package org.microendorse.workers.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.domain.rules.ModelDeployments;
import org.microendorse.processes.Variables;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * What the rules know about reviewers. The engine is told what ties a reviewer to an educator, but
 * not who they are, nor which submission it is about. Of the accounts of both it gets only what the
 * decision reads, so that reviewers with the same facts are judged once.
 */
@Component
public class ReviewerFacts {
  private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

  private final ModelDeployments deployments;
  private final ObjectMapper json;

  ReviewerFacts(ModelDeployments deployments, ObjectMapper json) {
    this.deployments = deployments;
    this.json = json;
  }

  /**
   * The variables for a decision about each of these people.
   *
   * @param decision id of the deployed decision
   */
  public List<Map<String, Object>> of(List<Reviewer> people, String decision) {
    String rules = deployments.decision(decision).orElse("");
    return people.stream().map(it -> facts(it, rules)).toList();
  }

  private Map<String, Object> facts(Reviewer person, String rules) {
    Map<String, Object> ties = json.convertValue(person, FACTS);
    ties.remove("reviewerId");
    ties.remove("name");
    Map<String, Object> facts = new HashMap<>();
    facts.put(Variables.REVIEWER, ties);
    for (String account : List.of(Variables.ASSESSOR, Variables.EDUCATOR)) {
      Map<String, Object> all = json.convertValue(ties.remove(account), FACTS);
      all.keySet().removeIf(fact -> !rules.contains(account + "." + fact));
      facts.put(account, all);
    }
    return facts;
  }
}
