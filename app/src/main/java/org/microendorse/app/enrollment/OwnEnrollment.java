package org.microendorse.app.enrollment;

import java.util.Optional;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentFacts;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.workers.enrollment.EnrollmentRules;
import org.microendorse.workers.enrollment.EnrollmentRules.EnrollmentLimit;
import org.springframework.stereotype.Component;

/** Enrolls an educator who takes a micro-credential alone, if the rules allow it. */
@Component
public class OwnEnrollment {
  private final EnrollmentService enrollments;
  private final EnrollmentRules rules;

  OwnEnrollment(EnrollmentService enrollments, EnrollmentRules rules) {
    this.enrollments = enrollments;
    this.rules = rules;
  }

  /**
   * Enrolls the educator.
   *
   * @throws Refusal with the reason of the rules and their limit
   */
  public Enrollment enroll(String username, String microCredentialId) {
    enrollments.requirePossibleAlone(username, microCredentialId);
    Optional<Enrollment> enrolled = Optional.empty();
    while (enrolled.isEmpty()) {
      EnrollmentFacts facts = enrollments.factsAlone(username);
      requireAllowed(rules.ask(facts));
      enrolled = enrollments.enrollAlone(username, microCredentialId, facts);
    }
    return enrolled.get();
  }

  private static void requireAllowed(EnrollmentLimit answer) {
    if (answer.allowed()) {
      return;
    }
    String reason = answer.reason() == null ? "" : ModelTexts.inWords(answer.reason());
    throw answer.limit() == null
        ? new Refusal(Refusal.AS_SAID, reason)
        : new Refusal("enrollment.limit", reason, answer.limit());
  }
}
