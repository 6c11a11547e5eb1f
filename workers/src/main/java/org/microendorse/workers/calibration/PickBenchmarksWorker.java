package org.microendorse.workers.calibration;

import static org.microendorse.processes.JobTypes.CALIBRATION_PICK_BENCHMARKS;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.calibration.CalibrationRounds;
import org.microendorse.domain.calibration.PickedBenchmarks;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.workers.notification.StaffMails;
import org.microendorse.workers.notification.StaffMails.MicroCredentialTitle;
import org.springframework.stereotype.Component;

/** Picks the benchmarks for an assessor's next round, or tells the people who can write more. */
@Component
public class PickBenchmarksWorker {
  private final CalibrationRounds rounds;
  private final Accounts accounts;
  private final StaffMails mails;

  PickBenchmarksWorker(CalibrationRounds rounds, Accounts accounts, StaffMails mails) {
    this.rounds = rounds;
    this.accounts = accounts;
    this.mails = mails;
  }

  @JobWorker(type = CALIBRATION_PICK_BENCHMARKS)
  public PickedBenchmarks pick(
      @Variable UUID calibrationId, @ElementInstanceKey long elementInstanceKey) {
    PickedBenchmarks picked = rounds.pick(calibrationId);
    if (picked.poolUsedUp()) {
      mails.write(
          "benchmarks-needed",
          accounts.findByRole(Role.LEAD_ASSESSOR),
          new MicroCredentialTitle(
              picked.microCredential().microCredentialId(), picked.microCredential().title()),
          OperationId.of(CALIBRATION_PICK_BENCHMARKS, elementInstanceKey));
    }
    return picked;
  }
}
