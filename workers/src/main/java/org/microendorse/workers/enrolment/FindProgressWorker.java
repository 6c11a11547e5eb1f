package org.microendorse.workers.enrolment;

import static org.microendorse.processes.JobTypes.ENROLMENT_FIND_PROGRESS;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.enrolment.EndorsementPathService;
import org.microendorse.domain.evidence.EvidenceService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.springframework.stereotype.Component;

/** Sees how far an educator is when the semester closes. */
@Component
public class FindProgressWorker {
  private final EndorsementPathService paths;
  private final EvidenceService evidence;
  private final Accounts accounts;

  FindProgressWorker(EndorsementPathService paths, EvidenceService evidence, Accounts accounts) {
    this.paths = paths;
    this.evidence = evidence;
    this.accounts = accounts;
  }

  @JobWorker(type = ENROLMENT_FIND_PROGRESS)
  public Progress find(@Variable UUID endorsementPathId) {
    int submissions =
        paths.current(endorsementPathId).stream()
            .mapToInt(enrolment -> evidence.submissionsOf(enrolment.id()).size())
            .sum();
    return new Progress(
        submissions,
        paths.get(endorsementPathId).extensions(),
        accounts.findByRole(Role.FACILITATOR).stream().map(Account::username).toList());
  }

  /**
   * @param submissions attempts submitted for the micro-credential they are on
   * @param extensions how often they got more time for it
   * @param facilitatorIds user names of those who may agree to more
   */
  public record Progress(int submissions, int extensions, List<String> facilitatorIds) {}
}
