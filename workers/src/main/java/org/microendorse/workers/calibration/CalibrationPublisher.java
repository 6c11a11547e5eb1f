package org.microendorse.workers.calibration;

import static org.microendorse.processes.CalibrationProcess.Messages.ASSESSMENT_ANSWERED;
import static org.microendorse.processes.CalibrationProcess.Messages.CALIBRATION_BEGUN;
import static org.microendorse.processes.CalibrationProcess.Messages.CERTIFICATE_WITHDRAWN;

import java.util.Map;
import org.microendorse.domain.calibration.CalibrationBegun;
import org.microendorse.domain.calibration.CalibrationEnded;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.review.AssessmentAnswered;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.MessagesToEngine;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the engine about events that affect an assessor's calibration, after they are committed.
 * Events stay in the event publication registry until the engine has them, so an outage of the
 * engine loses nothing.
 */
@Component
class CalibrationPublisher {
  private final MessagesToEngine messages;
  private final CalibrationService calibrations;

  CalibrationPublisher(MessagesToEngine messages, CalibrationService calibrations) {
    this.messages = messages;
    this.calibrations = calibrations;
  }

  @Async
  @TransactionalEventListener
  public void on(CalibrationBegun event) {
    // The engine remembers message ids only as long as a message lives.
    if (calibrations.get(event.calibrationId()).processInstanceKey() == null) {
      String id = event.calibrationId().toString();
      messages.publish(CALIBRATION_BEGUN, id, id, Map.of(Variables.CALIBRATION_ID, id));
    }
  }

  @Async
  @TransactionalEventListener
  public void on(CalibrationEnded event) {
    String id = event.calibrationId().toString();
    messages.publish(CERTIFICATE_WITHDRAWN, id, id, Map.of());
  }

  /** An event that arrives twice only checks the answers twice. */
  @Async
  @TransactionalEventListener
  public void on(AssessmentAnswered event) {
    calibrations
        .running(event.assessorId(), event.microCredentialId())
        .ifPresent(
            calibration ->
                messages.publish(
                    ASSESSMENT_ANSWERED,
                    calibration.id().toString(),
                    event.approvalId().toString(),
                    Map.of()));
  }
}
