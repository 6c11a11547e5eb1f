package org.microendorse.workers.enrollment;

import static org.microendorse.processes.MicroCredentialPathProcess.Messages.GIVEN_UP;
import static org.microendorse.processes.MicroEndorsementPathProcess.Messages.CHANGED;
import static org.microendorse.processes.MicroEndorsementPathProcess.Messages.JOINED;
import static org.microendorse.processes.MicroEndorsementPathProcess.Messages.LEFT;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.calendar.SemestersChanged;
import org.microendorse.domain.enrollment.EndorsementPathChanged;
import org.microendorse.domain.enrollment.EndorsementPathJoined;
import org.microendorse.domain.enrollment.EndorsementPathLeft;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentEnded;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.enrollment.EnrollmentStatus;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.Broadcasts;
import org.microendorse.workers.common.MessageDue;
import org.microendorse.workers.common.MessagesToEngine;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the engine about events that affect a path to a micro-endorsement, after they are
 * committed. Events stay in the event publication registry until the engine has them.
 */
@Component
class EndorsementPathPublisher {
  private final MessagesToEngine messages;
  private final Broadcasts broadcasts;
  private final EndorsementPathService paths;
  private final EnrollmentService enrollments;

  EndorsementPathPublisher(
      MessagesToEngine messages,
      Broadcasts broadcasts,
      EndorsementPathService paths,
      EnrollmentService enrollments) {
    this.messages = messages;
    this.broadcasts = broadcasts;
    this.paths = paths;
    this.enrollments = enrollments;
  }

  @Async
  @TransactionalEventListener
  public void on(EndorsementPathJoined event) {
    // The engine remembers message ids only as long as a message lives.
    if (paths.get(event.endorsementPathId()).processInstanceKey() == null) {
      String id = event.endorsementPathId().toString();
      messages.publish(
          JOINED,
          id,
          id,
          Map.of(Variables.ENDORSEMENT_PATH_ID, id, Variables.EDUCATOR_ID, event.educatorId()));
    }
  }

  @Async
  @TransactionalEventListener
  public void on(EndorsementPathChanged event) {
    broadcasts.send(List.of(changed(event.endorsementPathId(), event.changeId())));
  }

  /** Replans all paths that wait for a semester or are in one. */
  @Async
  @TransactionalEventListener
  public void on(SemestersChanged event) {
    broadcasts.send(
        paths.running().stream().map(pathId -> changed(pathId, event.changeId())).toList());
  }

  @Async
  @TransactionalEventListener
  public void on(EndorsementPathLeft event) {
    String id = event.endorsementPathId().toString();
    messages.publish(LEFT, id, id, Map.of());
  }

  @Async
  @TransactionalEventListener
  public void on(EnrollmentEnded event) {
    Enrollment enrollment = enrollments.get(event.enrollmentId());
    String id = event.enrollmentId().toString();
    if (event.status() == EnrollmentStatus.EARNED) {
      broadcasts.send(
          paths.runningWith(enrollment.educator(), enrollment.microCredentialId()).stream()
              .map(path -> changed(path.id(), event.enrollmentId()))
              .toList());
    } else if (event.status() != EnrollmentStatus.ENDED) {
      messages.publish(GIVEN_UP, id, id, Map.of());
    }
  }

  private static MessageDue changed(UUID pathId, UUID changeId) {
    return new MessageDue(CHANGED, pathId.toString(), changeId.toString(), Map.of());
  }
}
