package org.microendorse.workers.credential;

import static org.microendorse.processes.JobTypes.CREDENTIAL_ISSUE_ENDORSEMENT_BADGE;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.credential.BadgeService;
import org.springframework.stereotype.Component;

/** Issues the badge of a micro-endorsement. */
@Component
public class IssueEndorsementBadgeWorker {
  private final BadgeService badges;

  IssueEndorsementBadgeWorker(BadgeService badges) {
    this.badges = badges;
  }

  @JobWorker(type = CREDENTIAL_ISSUE_ENDORSEMENT_BADGE)
  public IssueBadgeWorker.IssuedBadge issue(
      @Variable UUID endorsementPathId, @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(CREDENTIAL_ISSUE_ENDORSEMENT_BADGE, elementInstanceKey);
    return new IssueBadgeWorker.IssuedBadge(
        badges.issueEndorsement(endorsementPathId, operation).id());
  }
}
