package org.microendorse.app.task;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.catalog.MicroEndorsement;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.credential.RevocationService;
import org.microendorse.domain.enrollment.EndorsementPath;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.processes.TaskHeaders;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineInstances;
import org.springframework.stereotype.Component;

/**
 * Finds what tasks are about: which path, submission, calibration or cohort, and which
 * micro-credential.
 */
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

  /** The subject of a process instance, which never changes. */
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

  /** The subject of a task. */
  sealed interface Subject {
    /**
     * One line that distinguishes this task from others: reviewers see a number, never a person.
     */
    CatalogTitle line();

    /** The same for people who need not know the educator. */
    default CatalogTitle lineWithoutName() {
      return line();
    }

    /** The path it belongs to, if it is a path to a micro-credential. */
    default @Nullable UUID enrollmentId() {
      return null;
    }
  }

  /** An educator's step on the path to a micro-credential. */
  record OnPath(UUID enrollmentId, String microCredentialId, CatalogTitle line)
      implements Subject {}

  /**
   * A submission under review.
   *
   * @param number what reviewers call it
   * @param appealId the appeal that is looked into; null if none is
   * @param concernId the concern that is looked into; null if none is
   */
  record UnderReview(
      UUID enrollmentId,
      UUID submissionId,
      @Nullable UUID appealId,
      @Nullable UUID concernId,
      String number,
      int attempt,
      String microCredentialId,
      CatalogTitle microCredential)
      implements Subject {
    @Override
    public CatalogTitle line() {
      return microCredential.within(title -> number + " · " + title);
    }

    /** The same for a person who knows whose path it is. */
    OnPath ofPath() {
      return new OnPath(enrollmentId, microCredentialId, microCredential);
    }
  }

  /** An assessor's calibration. */
  record Calibrating(String microCredentialId, CatalogTitle line) implements Subject {}

  /**
   * The path to a micro-endorsement.
   *
   * @param line seen by the educator and their facilitators, who know each other
   */
  record OnEndorsement(UUID endorsementPathId, CatalogTitle line, CatalogTitle lineWithoutName)
      implements Subject {}

  /** A cohort, or a badge to be revoked. */
  record Titled(CatalogTitle line) implements Subject {}

  /** Returns the subject; empty if unknown. */
  Optional<Subject> of(Task task) {
    return Optional.ofNullable(of(List.of(task)).get(task.key()));
  }

  /** The submission under review, if the task is about one, whatever its page calls it. */
  Optional<UUID> submissionOf(Task task) {
    return reviewOf(task).map(UnderReview::submissionId);
  }

  /** The same with all that is known about it. */
  Optional<UnderReview> reviewOf(Task task) {
    return Optional.ofNullable(byInstance(List.of(task)).get(task.processInstanceKey()))
        .filter(UnderReview.class::isInstance)
        .map(UnderReview.class::cast);
  }

  /** Returns the subjects by task key, without unknown ones. */
  Map<Long, Subject> of(Collection<Task> tasks) {
    Map<Long, Subject> found = byInstance(tasks);
    Map<Long, Subject> subjects = new HashMap<>();
    for (Task task : tasks) {
      Subject subject = found.get(task.processInstanceKey());
      if (subject != null) {
        boolean ofPath = mayKnowWhose(task) && subject instanceof UnderReview;
        subjects.put(task.key(), ofPath ? ((UnderReview) subject).ofPath() : subject);
      }
    }
    return subjects;
  }

  private Map<Long, Subject> byInstance(Collection<Task> tasks) {
    Map<Long, Subject> found = new HashMap<>();
    List<Long> unknown = new ArrayList<>();
    for (long instance : tasks.stream().map(Task::processInstanceKey).distinct().toList()) {
      Subject subject = known.getIfPresent(instance);
      if (subject == null) {
        unknown.add(instance);
      } else {
        found.put(instance, subject);
      }
    }
    if (!unknown.isEmpty()) {
      learn(unknown)
          .forEach(
              (instance, subject) -> {
                known.put(instance, subject);
                found.put(instance, subject);
              });
    }
    return found;
  }

  /**
   * What the values that a task's form shows are in a language: texts of decisions and of the
   * catalog, which the engine has in English.
   */
  UnaryOperator<String> words(Task task, Language reader) {
    Map<String, String> texts =
        reader == Language.ENGLISH
            ? Map.of()
            : of(task).map(subject -> texts(subject, reader)).orElse(Map.of());
    return text -> reader.use(() -> texts.getOrDefault(text, ModelTexts.inWords(text)));
  }

  private Map<String, String> texts(Subject subject, Language reader) {
    return switch (subject) {
      case OnEndorsement it -> {
        EndorsementPath path = paths.get(it.endorsementPathId());
        MicroEndorsement endorsement = paths.endorsementOf(path);
        Map<String, String> texts = new HashMap<>();
        path.microCredentialIds()
            .forEach(
                id ->
                    catalog.microCredential(id).ifPresent(mc -> texts.putAll(mc.textsIn(reader))));
        texts.put(endorsement.title(), endorsement.in(reader).title());
        yield texts;
      }
      case Calibrating it ->
          catalog
              .microCredential(it.microCredentialId())
              .map(mc -> mc.textsIn(reader))
              .orElse(Map.of());
      case Titled it -> Map.of();
      case OnPath it -> textsOfPath(it.enrollmentId(), reader);
      case UnderReview it -> textsOfPath(it.enrollmentId(), reader);
    };
  }

  private Map<String, String> textsOfPath(UUID enrollmentId, Language reader) {
    return enrollments.microCredentialOf(enrollments.get(enrollmentId)).textsIn(reader);
  }

  /** Tasks after a concern do not name the educator, except for the coach. */
  private static boolean mayKnowWhose(Task task) {
    return task.header(TaskHeaders.ABOUT).equals(TaskHeaders.Subjects.PATH);
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

  /** Empty for an invalid value that an operator may have set. */
  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /** One task without its subject must not hide all others. */
  private Optional<Subject> subject(Map<String, UUID> ids) {
    UUID enrollmentId = ids.get(Variables.ENROLLMENT_ID);
    UUID submissionId = ids.get(Variables.SUBMISSION_ID);
    UUID revocationId = ids.get(Variables.REVOCATION_ID);
    UUID endorsementPathId = ids.get(Variables.ENDORSEMENT_PATH_ID);
    UUID calibrationId = ids.get(Variables.CALIBRATION_ID);
    UUID cohortId = ids.get(Variables.COHORT_ID);
    try {
      if (cohortId != null) {
        return Optional.of(cohort(cohortId));
      }
      if (revocationId != null) {
        return Optional.of(revocation(revocationId));
      }
      if (calibrationId != null) {
        return calibration(calibrationId);
      }
      if (endorsementPathId != null) {
        return Optional.of(endorsement(endorsementPathId));
      }
      // Appeals and concerns have both, but the people with the task must not know the educator.
      UUID appealId = ids.get(Variables.APPEAL_ID);
      UUID concernId = ids.get(Variables.CONCERN_ID);
      if (enrollmentId != null && appealId == null && concernId == null) {
        return Optional.of(path(enrollmentId));
      }
      return Optional.ofNullable(submissionId).map(id -> review(id, appealId, concernId));
    } catch (NotFound gone) {
      return Optional.empty();
    }
  }

  private Subject cohort(UUID cohortId) {
    return new Titled(CatalogTitle.name(cohorts.get(cohortId).title()));
  }

  private Subject revocation(UUID revocationId) {
    return new Titled(CatalogTitle.original(revocations.get(revocationId).badge().name()));
  }

  private Optional<Subject> calibration(UUID calibrationId) {
    return catalog
        .microCredential(calibrations.get(calibrationId).microCredentialId())
        .map(it -> new Calibrating(it.id(), it.titles()));
  }

  private Subject endorsement(UUID pathId) {
    EndorsementPath path = paths.get(pathId);
    CatalogTitle title = paths.endorsementOf(path).titles();
    String educator = path.educator().displayName();
    return new OnEndorsement(pathId, title.within(it -> it + " · " + educator), title);
  }

  private Subject path(UUID enrollmentId) {
    Enrollment enrollment = enrollments.get(enrollmentId);
    return new OnPath(
        enrollmentId,
        enrollment.microCredentialId(),
        enrollments.microCredentialOf(enrollment).titles());
  }

  private Subject review(UUID submissionId, @Nullable UUID appealId, @Nullable UUID concernId) {
    Submission submission = submissions.submission(submissionId);
    Enrollment enrollment = enrollments.get(submission.enrollmentId());
    return new UnderReview(
        enrollment.id(),
        submissionId,
        appealId,
        concernId,
        submission.number(),
        submission.attempt(),
        enrollment.microCredentialId(),
        enrollments.microCredentialOf(enrollment).titles());
  }
}
