package org.microendorse.app.task;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.microendorse.app.deployment.ProcessVariables;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.catalogue.CatalogueService;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.credential.RevocationService;
import org.microendorse.domain.enrolment.EndorsementPath;
import org.microendorse.domain.enrolment.EndorsementPathService;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.microendorse.domain.evidence.EvidenceService;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.processes.IntegrityConcernProcess;
import org.microendorse.processes.Variables;
import org.springframework.stereotype.Component;

/** What tasks are about: which path, submission, calibration or cohort, which micro-credential. */
@Component
class TaskSubjects {
  private static final int REMEMBERED = 10_000;
  private static final List<String> NAMES =
      List.of(
          Variables.ENROLMENT_ID,
          Variables.SUBMISSION_ID,
          Variables.APPEAL_ID,
          Variables.CONCERN_ID,
          Variables.CALIBRATION_ID,
          Variables.COHORT_ID,
          Variables.REVOCATION_ID,
          Variables.ENDORSEMENT_PATH_ID);

  private final ProcessVariables variables;
  private final EnrolmentService enrolments;
  private final EndorsementPathService paths;
  private final EvidenceService evidence;
  private final CalibrationService calibrations;
  private final CatalogueService catalogue;
  private final CohortService cohorts;
  private final RevocationService revocations;

  /** By process instance, of which it is a lasting fact; the longest unused is forgotten first. */
  private final Map<Long, Subject> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Subject> eldest) {
              return size() > REMEMBERED;
            }
          });

  TaskSubjects(
      ProcessVariables variables,
      EnrolmentService enrolments,
      EndorsementPathService paths,
      EvidenceService evidence,
      CalibrationService calibrations,
      CatalogueService catalogue,
      CohortService cohorts,
      RevocationService revocations) {
    this.variables = variables;
    this.enrolments = enrolments;
    this.paths = paths;
    this.evidence = evidence;
    this.calibrations = calibrations;
    this.catalogue = catalogue;
    this.cohorts = cohorts;
    this.revocations = revocations;
  }

  /**
   * What a task is about.
   *
   * @param enrolmentId the path; null where somebody calibrates, on the way to a micro-endorsement
   *     and for a cohort
   * @param submissionId the submission under review; null on the educator's path and where somebody
   *     calibrates, like number and attempt
   * @param submissionNumber what reviewers call it
   * @param attempt of the submission under review
   * @param microCredentialId null for a cohort
   * @param microCredential its title, or that of the cohort
   * @param endorsementPathId the way to a micro-endorsement; null for everything else
   */
  record Subject(
      UUID enrolmentId,
      UUID submissionId,
      String submissionNumber,
      Integer attempt,
      String microCredentialId,
      String microCredential,
      UUID endorsementPathId) {

    boolean isCalibration() {
      return enrolmentId == null && endorsementPathId == null && microCredentialId != null;
    }

    /** One line that tells this task from others: reviewers see a number, never a person. */
    String title() {
      return submissionNumber == null
          ? microCredential
          : submissionNumber + " · " + microCredential;
    }

    /** The same for somebody who knows whose path it is. */
    Subject ofPath() {
      return new Subject(enrolmentId, null, null, null, microCredentialId, microCredential, null);
    }
  }

  Subject of(Task task) {
    return of(List.of(task)).get(task.key());
  }

  /** By task key; what cannot be told is missing. */
  Map<Long, Subject> of(Collection<Task> tasks) {
    Set<Long> instances = tasks.stream().map(Task::processInstanceKey).collect(Collectors.toSet());
    List<Long> unknown = instances.stream().filter(key -> !known.containsKey(key)).toList();
    if (!unknown.isEmpty()) {
      learn(unknown);
    }
    Map<Long, Subject> subjects = new HashMap<>();
    for (Task task : tasks) {
      Subject subject = known.get(task.processInstanceKey());
      if (subject != null) {
        subjects.put(task.key(), isCoachs(task) ? subject.ofPath() : subject);
      }
    }
    return subjects;
  }

  /** What follows a concern is for people who must not know whose it is, but for the coach. */
  private static boolean isCoachs(Task task) {
    return task.elementId().equals(IntegrityConcernProcess.Elements.TALK_IT_OVER);
  }

  private void learn(List<Long> instances) {
    variables
        .texts(instances, NAMES)
        .forEach(
            (instance, texts) -> {
              Map<String, UUID> ids = new HashMap<>();
              texts.forEach((name, text) -> id(text).ifPresent(id -> ids.put(name, id)));
              if (!ids.isEmpty()) {
                subject(ids).ifPresent(subject -> known.put(instance, subject));
              }
            });
  }

  /** Empty for whatever an operator may have put there instead. */
  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /** One task whose subject is gone must not hide all others. */
  private Optional<Subject> subject(Map<String, UUID> ids) {
    UUID enrolmentId = ids.get(Variables.ENROLMENT_ID);
    UUID submissionId = ids.get(Variables.SUBMISSION_ID);
    UUID calibrationId = ids.get(Variables.CALIBRATION_ID);
    UUID cohortId = ids.get(Variables.COHORT_ID);
    try {
      if (cohortId != null) {
        return Optional.of(cohort(cohortId));
      }
      if (ids.containsKey(Variables.REVOCATION_ID)) {
        return Optional.of(revocation(ids.get(Variables.REVOCATION_ID)));
      }
      if (calibrationId != null) {
        return calibration(calibrationId);
      }
      if (ids.containsKey(Variables.ENDORSEMENT_PATH_ID)) {
        return Optional.of(endorsement(ids.get(Variables.ENDORSEMENT_PATH_ID)));
      }
      // An appeal and a concern know both, but are for the eyes of people who must not know.
      boolean blind = ids.containsKey(Variables.APPEAL_ID) || ids.containsKey(Variables.CONCERN_ID);
      if (enrolmentId != null && !blind) {
        return Optional.of(subject(enrolmentId, null));
      }
      Submission submission = evidence.submission(submissionId);
      return Optional.of(subject(submission.enrolmentId(), submission));
    } catch (NotFound gone) {
      return Optional.empty();
    }
  }

  private Subject cohort(UUID cohortId) {
    return new Subject(null, null, null, null, null, cohorts.get(cohortId).title(), null);
  }

  private Subject revocation(UUID revocationId) {
    String title = revocations.get(revocationId).badge().name();
    return new Subject(null, null, null, null, null, title, null);
  }

  private Optional<Subject> calibration(UUID calibrationId) {
    return catalogue
        .microCredential(calibrations.get(calibrationId).microCredentialId())
        .map(it -> new Subject(null, null, null, null, it.id(), it.title(), null));
  }

  /** Seen by the educator and their facilitators, who know each other. */
  private Subject endorsement(UUID pathId) {
    EndorsementPath path = paths.get(pathId);
    String title = paths.endorsementOf(path).title() + " · " + path.educator().displayName();
    return new Subject(null, null, null, null, null, title, pathId);
  }

  private Subject subject(UUID enrolmentId, Submission underReview) {
    Enrolment enrolment = enrolments.get(enrolmentId);
    return new Subject(
        enrolmentId,
        underReview == null ? null : underReview.id(),
        underReview == null ? null : underReview.number(),
        underReview == null ? null : underReview.attempt(),
        enrolment.microCredentialId(),
        enrolments.microCredentialOf(enrolment).title(),
        null);
  }
}
