package org.microendorse.app.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.app.deployment.Engine;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.calibration.Standing;
import org.microendorse.domain.review.ReviewService;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.processes.Decisions;
import org.microendorse.processes.Variables;
import org.springframework.stereotype.Component;

/**
 * Judges reviewers anew when they claim: since they were asked, they may have lost their
 * certificate, their calibration may have ended, or they may work with the educator now.
 */
@Component
class ClaimRules {
  private static final TypeReference<List<String>> REASONS = new TypeReference<>() {};

  private final ReviewService reviews;
  private final CamundaClient camunda;
  private final Engine engine;
  private final ObjectMapper json;

  ClaimRules(ReviewService reviews, CamundaClient camunda, Engine engine, ObjectMapper json) {
    this.reviews = reviews;
    this.camunda = camunda;
    this.engine = engine;
    this.json = json;
  }

  /**
   * Why this person may not review the submission now, in a sentence for them; empty if they may.
   */
  Optional<String> refusal(PortalUser user, UUID submissionId) {
    Optional<Reviewer> found = reviews.findReviewer(submissionId, user.getUsername());
    if (found.isEmpty()) {
      return Optional.of(
          "You are not certified for this micro-credential any more. A colleague reviews it.");
    }
    // Somebody who is away is not asked, but may review if they come by.
    Reviewer reviewer = found.get().present();
    List<String> reasons = reasons(reviewer);
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    boolean calibration =
        reviewer.calibration() == Standing.DUE && reasons(reviewer.calibrated()).isEmpty();
    return Optional.of(
        calibration
            ? "Your calibration for this micro-credential has ended. Calibrate again; until then a"
                + " colleague reviews it."
            // Which tie it is would tell whose submission it is.
            : "Your ties have changed since you were asked, so you cannot review this submission. A"
                + " colleague reviews it.");
  }

  private List<String> reasons(Reviewer reviewer) {
    String answer =
        engine.ask(
            () ->
                camunda
                    .newEvaluateDecisionCommand()
                    .decisionId(Decisions.ASSESSOR_ELIGIBILITY)
                    .variables(Map.of(Variables.REVIEWER, reviewer))
                    .send()
                    .join()
                    .getDecisionOutput());
    try {
      List<String> reasons = json.readValue(answer, REASONS);
      return reasons == null ? List.of() : reasons;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("assessor-eligibility.dmn does not answer with reasons.", e);
    }
  }
}
