package org.microendorse.app.task;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.credential.RevocationService;
import org.microendorse.domain.enrollment.EndorsementPath;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.processes.IntegrityConcernProcess;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineInstances;
import org.springframework.stereotype.Component;

/** What tasks are about: which path, submission, calibration or cohort, which micro-credential. */
@Component
class TaskSubjects {
  private static final int REMEMBERED = 10_000;
  private static final List<String> NAMES =
      List.of(
          Variables.ENROLLMENT_ID,
          Variables.SUBMISSION_ID,
          Variables.APPEAL_ID,
          Variables.CONCERN_ID,
          Variables.CALIBRATION_ID,
          Variables.COHORT_ID,
          Variables.REVOCATION_ID,
          Variables.ENDORSEMENT_PATH_ID);

  private final EngineInstances instances;
  private final EnrollmentService enrollments;
  private final EndorsementPathService paths;
  private final SubmissionService submissions;
  private final CalibrationService calibrations;
  private final CatalogService catalog;
  private final CohortService cohorts;
  private final RevocationService revocations;

  /** By process instance, of which it is a lasting fact. */
  private final Cache<Long, Subject> known = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  TaskSubjects(
      EngineInstances instances,
      EnrollmentService enrollments,
      EndorsementPathService paths,
      SubmissionService submissions,
      CalibrationService calibrations,
      CatalogService catalog,
      CohortService cohorts,
      RevocationService revocations) {
    this.instances = instances;
    this.enrollments = enrollments;
    this.paths = paths;
    this.submissions = submissions;
    this.calibrations = calibrations;
    this.catalog = catalog;
    this.cohorts = cohorts;
    this.revocations = revocations;
  }

  /**
   * What a task is about.
   *
   * @param enrollmentId the path; null where somebody calibrates, on the way to a micro-endorsement
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
      UUID enrollmentId,
      UUID submissionId,
      String submissionNumber,
      Integer attempt,
      String microCredentialId,
      String microCredential,
      UUID endorsementPathId) {

    boolean isCalibration() {
      return enrollmentId == null && endorsementPathId == null && microCredentialId != null;
    }

    /** One line that tells this task from others: reviewers see a number, never a person. */
    String title() {
      return submissionNumber == null
          ? microCredential
          : submissionNumber + " · " + microCredential;
    }

    /** The same for somebody who knows whose path it is. */
    Subject ofPath() {
      return new Subject(enrollmentId, null, null, null, microCredentialId, microCredential, null);
    }
  }

  Subject of(Task task) {
    return of(List.of(task)).get(task.key());
  }

  /** By task key; what cannot be told is missing. */
  Map<Long, Subject> of(Collection<Task> tasks) {
    Set<Long> instances = tasks.stream().map(Task::processInstanceKey).collect(Collectors.toSet());
    Map<Long, Subject> found = new HashMap<>(known.getAllPresent(instances));
    List<Long> unknown = instances.stream().filter(key -> !found.containsKey(key)).toList();
    if (!unknown.isEmpty()) {
      Map<Long, Subject> learned = learn(unknown);
      known.putAll(learned);
      found.putAll(learned);
    }
    Map<Long, Subject> subjects = new HashMap<>();
    for (Task task : tasks) {
      Subject subject = found.get(task.processInstanceKey());
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

  private Map<Long, Subject> learn(List<Long> keys) {
    Map<Long, Subject> learned = new HashMap<>();
    instances
        .texts(keys, NAMES)
        .forEach(
            (instance, texts) -> {
              Map<String, UUID> ids = new HashMap<>();
              texts.forEach((name, text) -> id(text).ifPresent(id -> ids.put(name, id)));
              if (!ids.isEmpty()) {
                subject(ids).ifPresent(subject -> learned.put(instance, subject));
              }
            });
    return learned;
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
    UUID enrollmentId = ids.get(Variables.ENROLLMENT_ID);
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
      if (enrollmentId != null && !blind) {
        return Optional.of(subject(enrollmentId, null));
      }
      Submission submission = submissions.submission(submissionId);
      return Optional.of(subject(submission.enrollmentId(), submission));
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
    return catalog
        .microCredential(calibrations.get(calibrationId).microCredentialId())
        .map(it -> new Subject(null, null, null, null, it.id(), it.title(), null));
  }

  /** Seen by the educator and their facilitators, who know each other. */
  private Subject endorsement(UUID pathId) {
    EndorsementPath path = paths.get(pathId);
    String title = paths.endorsementOf(path).title() + " · " + path.educator().displayName();
    return new Subject(null, null, null, null, null, title, pathId);
  }

  private Subject subject(UUID enrollmentId, Submission underReview) {
    Enrollment enrollment = enrollments.get(enrollmentId);
    return new Subject(
        enrollmentId,
        underReview == null ? null : underReview.id(),
        underReview == null ? null : underReview.number(),
        underReview == null ? null : underReview.attempt(),
        enrollment.microCredentialId(),
        enrollments.microCredentialOf(enrollment).title(),
        null);
  }
}
