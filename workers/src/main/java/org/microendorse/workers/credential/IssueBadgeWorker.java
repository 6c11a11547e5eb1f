package org.microendorse.workers.credential;

import static org.microendorse.processes.JobTypes.CREDENTIAL_ISSUE_BADGE;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.credential.BadgeService;
import org.springframework.stereotype.Component;

/** Issues the badge. */
@Component
public class IssueBadgeWorker {
  private final BadgeService badges;

  IssueBadgeWorker(BadgeService badges) {
    this.badges = badges;
  }

  @JobWorker(type = CREDENTIAL_ISSUE_BADGE)
  public IssuedBadge issue(
      @Variable UUID enrollmentId,
      @Variable UUID submissionId,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(CREDENTIAL_ISSUE_BADGE, elementInstanceKey);
    return new IssuedBadge(badges.issue(enrollmentId, submissionId, operation).id());
  }

  /** The badge that was issued. */
  public record IssuedBadge(UUID badgeId) {}
}
