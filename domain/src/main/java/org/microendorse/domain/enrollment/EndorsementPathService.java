package org.microendorse.domain.enrollment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroEndorsement;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.people.Account;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Paces educators on their path to a micro-endorsement: its micro-credentials in order, as many a
 * semester as the rules allow.
 */
@Service
public class EndorsementPathService {
  private final EndorsementPaths paths;
  private final Enrollments enrollments;
  private final EnrollmentService enrollmentService;
  private final EnrollmentCounts counts;
  private final CatalogService catalog;
  private final SemesterService semesters;
  private final ProcessedOperations operations;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  EndorsementPathService(
      EndorsementPaths paths,
      Enrollments enrollments,
      EnrollmentService enrollmentService,
      EnrollmentCounts counts,
      CatalogService catalog,
      SemesterService semesters,
      ProcessedOperations operations,
      ApplicationEventPublisher events,
      Clock clock) {
    this.paths = paths;
    this.enrollments = enrollments;
    this.enrollmentService = enrollmentService;
    this.counts = counts;
    this.catalog = catalog;
    this.semesters = semesters;
    this.operations = operations;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Begins an educator's path to a micro-endorsement. Educators who are already on it stay on it
   * and continue with the new cohort, if there is one.
   *
   * @param firstSemesterId in which the first micro-credential opens
   * @throws NotFound if there is no such educator, micro-endorsement or semester
   */
  @Transactional
  public EndorsementPath join(
      String username, String endorsementId, @Nullable UUID cohortId, UUID firstSemesterId) {
    Account educator = enrollmentService.educator(username);
    Optional<EndorsementPath> running = paths.running(educator.id(), endorsementId);
    if (running.isPresent()) {
      running.get().goOnWith(cohortId);
      return running.get();
    }
    MicroEndorsement endorsement =
        catalog
            .endorsement(endorsementId)
            .orElseThrow(() -> new NotFound("micro-endorsement", endorsementId));
    EndorsementPath path =
        paths.saveAndFlush(
            new EndorsementPath(
                educator, endorsement, cohortId, semesters.get(firstSemesterId), clock.instant()));
    events.publishEvent(new EndorsementPathJoined(path.id(), username));
    return path;
  }

  /** The path. Throws {@link NotFound} if there is none. */
  @Transactional(readOnly = true)
  public EndorsementPath get(UUID id) {
    return paths.findById(id).orElseThrow(() -> new NotFound("path", id));
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<EndorsementPath> ofEducator(String username) {
    return paths.ofEducator(username);
  }

  /** The paths of an educator that are not over and contain this micro-credential. */
  @Transactional(readOnly = true)
  public List<EndorsementPath> runningWith(Account educator, String microCredentialId) {
    return paths.ofEducator(educator.username()).stream()
        .filter(path -> path.isRunning() && path.microCredentialIds().contains(microCredentialId))
        .toList();
  }

  /** The current micro-credential. */
  @Transactional(readOnly = true)
  public Optional<Enrollment> current(UUID pathId) {
    return enrollments.ofEndorsementPath(pathId).stream().filter(Enrollment::isRunning).findFirst();
  }

  /** The ids of all paths that are not over. */
  @Transactional(readOnly = true)
  public List<UUID> running() {
    return paths.running();
  }

  /** The micro-credentials begun on this path, oldest first; lapsed ones can occur again. */
  @Transactional(readOnly = true)
  public List<Enrollment> enrollmentsOf(UUID pathId) {
    return enrollments.ofEndorsementPath(pathId);
  }

  /** Records which process instance runs the path. */
  @Transactional
  public void opened(UUID pathId, long processInstanceKey) {
    getAndLock(pathId).opened(processInstanceKey);
  }

  /** The first micro-credential of the path that is not earned yet. */
  @Transactional(readOnly = true)
  public Optional<MicroCredential> nextMicroCredential(UUID pathId) {
    return firstNotEarned(get(pathId));
  }

  /** What the rules need to know to allow another micro-credential in the current semester. */
  @Transactional(readOnly = true)
  public EnrollmentFacts facts(UUID pathId) {
    return counts.on(get(pathId));
  }

  /**
   * The next step by the current calendar.
   *
   * @param another whether the rules allow another micro-credential in the current semester; not
   *     called in a transaction, and only if it matters
   */
  public NextOfEndorsement next(UUID pathId, Predicate<EnrollmentFacts> another) {
    EndorsementPath path = get(pathId);
    Optional<MicroCredential> next = firstNotEarned(path);
    if (next.isEmpty()) {
      return new NextOfEndorsement(PathStep.EARNED, null, path.semester(), null);
    }
    if (!path.isPaused() && isOn(path, next.get())) {
      return new NextOfEndorsement(PathStep.WORK, next.get(), path.semester(), null);
    }
    Optional<Semester> semester = path.isPaused() ? Optional.empty() : nextSemester(path, another);
    return new NextOfEndorsement(
        PathStep.WAIT,
        next.get(),
        semester.orElse(null),
        semester.map(it -> semesters.beginOf(it.opens())).orElse(null));
  }

  private Optional<MicroCredential> firstNotEarned(EndorsementPath path) {
    Set<String> earned = enrollments.earned(path.educator().id());
    return path.microCredentialIds().stream()
        .filter(id -> !earned.contains(id))
        .findFirst()
        .flatMap(catalog::microCredential);
  }

  private boolean isOn(EndorsementPath path, MicroCredential microCredential) {
    return enrollments.ofEndorsementPath(path.id()).stream()
        .anyMatch(e -> e.isRunning() && e.microCredentialId().equals(microCredential.id()));
  }

  /** The semester in which the next micro-credential opens. */
  private Optional<Semester> nextSemester(
      EndorsementPath path, Predicate<EnrollmentFacts> another) {
    Semester semester = path.semester();
    if (semester == null) {
      return semesters.notBefore(path.firstSemester());
    }
    boolean stillOpen = !semester.closes().isBefore(semesters.today());
    return stillOpen && another.test(counts.on(path))
        ? Optional.of(semester)
        : semesters.after(semester);
  }

  /**
   * Opens the micro-credential that waits for its semester. Educators who are already on it on
   * their own continue with what they have. Does nothing if the calendar, or what the rules were
   * asked about, has changed: the next step has to be found again.
   *
   * @param asked the facts that the rules were asked about
   * @param another whether they allow another micro-credential in the current semester
   * @param opensAt for which the path has waited
   */
  @Transactional
  public void begin(
      UUID pathId,
      EnrollmentFacts asked,
      boolean another,
      OffsetDateTime opensAt,
      OperationId operation) {
    operations.runOnce(
        operation,
        Boolean.class,
        () -> {
          EndorsementPath path = getAndLock(pathId);
          NextOfEndorsement next = next(pathId, facts -> another);
          if (next.opensAt() == null
              || next.microCredential() == null
              || next.semester() == null
              || !next.opensAt().isEqual(opensAt)
              || !counts.areStill(asked, path)) {
            return false;
          }
          enrollment(path, next.microCredential()).isPartOf(pathId);
          path.begin(next.semester());
          return true;
        });
  }

  private Enrollment enrollment(EndorsementPath path, MicroCredential microCredential) {
    return enrollmentService
        .running(path.educator(), microCredential.id())
        .orElseGet(() -> enrollmentService.begin(path.educator(), microCredential));
  }

  /** The micro-endorsement that the path leads to. */
  @Transactional(readOnly = true)
  public MicroEndorsement endorsementOf(EndorsementPath path) {
    return catalog
        .endorsement(path.endorsementId())
        .orElseThrow(() -> new NotFound("micro-endorsement", path.endorsementId()));
  }

  /** Until when the educator works on the micro-credential they are on. */
  @Transactional(readOnly = true)
  public OffsetDateTime closesAt(UUID pathId) {
    return semesters.endOf(get(pathId).closes());
  }

  /**
   * Extends the current micro-credential by the next semester, in which it counts as begun. If the
   * calendar has no next semester, it extends by some days.
   *
   * @param days the extension if there is no next semester
   * @return when the time for it ends now
   */
  @Transactional
  public OffsetDateTime carryOver(UUID pathId, int days, OperationId operation) {
    return operations.runOnce(
        operation,
        OffsetDateTime.class,
        () -> {
          EndorsementPath path = getAndLock(pathId);
          semesters
              .after(path.begunSemester())
              .ifPresentOrElse(path::carryOver, () -> path.extend(later(path, days)));
          return semesters.endOf(path.closes());
        });
  }

  /**
   * Extends the current micro-credential by some days.
   *
   * @return when the time for it ends now
   */
  @Transactional
  public OffsetDateTime extend(UUID pathId, int days, OperationId operation) {
    return operations.runOnce(
        operation,
        OffsetDateTime.class,
        () -> {
          EndorsementPath path = getAndLock(pathId);
          path.extend(later(path, days));
          return semesters.endOf(path.closes());
        });
  }

  /** Counts from the close, or from today if the close is past. */
  private LocalDate later(EndorsementPath path, int days) {
    LocalDate today = semesters.today();
    LocalDate from = path.closes().isBefore(today) ? today : path.closes();
    return from.plusDays(days);
  }

  /**
   * Ends the current micro-credential without a badge; the educator may begin it again in a later
   * semester.
   */
  @Transactional
  public void lapse(UUID pathId, OperationId operation) {
    operations.runOnce(
        operation, Integer.class, () -> endRunning(getAndLock(pathId), EnrollmentStatus.LAPSED));
  }

  /**
   * Pauses the path: nothing opens and nothing closes until the educator continues. The current
   * micro-credential stays open.
   *
   * @throws Refusal if it is over
   */
  @Transactional
  public void pause(UUID pathId) {
    EndorsementPath path = getRunning(pathId);
    if (!path.isPaused()) {
      path.pause();
      changed(pathId);
    }
  }

  /**
   * Continues a paused path.
   *
   * @throws Refusal if it is over
   */
  @Transactional
  public void resume(UUID pathId) {
    EndorsementPath path = getRunning(pathId);
    if (path.isPaused()) {
      path.resume();
      changed(pathId);
    }
  }

  /**
   * Leaves the path. What the educator has earned stays theirs.
   *
   * @throws Refusal if it is over
   */
  @Transactional
  public void withdraw(UUID pathId) {
    EndorsementPath path = getRunning(pathId);
    endRunning(path, EnrollmentStatus.WITHDRAWN);
    leave(path, EndorsementPathStatus.WITHDRAWN);
  }

  /**
   * Ends the path as earned: every micro-credential is. Called in the transaction that issues the
   * badge.
   */
  @Transactional
  public void earned(UUID pathId) {
    getAndLock(pathId).end(EndorsementPathStatus.EARNED, clock.instant());
  }

  /** Ends the path to the micro-endorsement when a committee ends a micro-credential of it. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(EnrollmentEnded event) {
    UUID pathId = enrollmentService.get(event.enrollmentId()).endorsementPathId();
    if (pathId != null && event.status() == EnrollmentStatus.ENDED) {
      EndorsementPath path = getAndLock(pathId);
      if (path.isRunning()) {
        leave(path, EndorsementPathStatus.ENDED);
      }
    }
  }

  private void leave(EndorsementPath path, EndorsementPathStatus status) {
    path.end(status, clock.instant());
    events.publishEvent(new EndorsementPathLeft(path.id()));
  }

  private int endRunning(EndorsementPath path, EnrollmentStatus status) {
    List<Enrollment> running =
        enrollments.ofEndorsementPath(path.id()).stream().filter(Enrollment::isRunning).toList();
    running.forEach(enrollment -> enrollmentService.end(enrollment.id(), status));
    return running.size();
  }

  private EndorsementPath getRunning(UUID pathId) {
    EndorsementPath path = getAndLock(pathId);
    if (!path.isRunning()) {
      throw new Refusal("enrollment.endorsementEnded");
    }
    return path;
  }

  private void changed(UUID pathId) {
    events.publishEvent(new EndorsementPathChanged(pathId, UUID.randomUUID()));
  }

  private EndorsementPath getAndLock(UUID pathId) {
    return paths.findAndLock(pathId).orElseThrow(() -> new NotFound("path", pathId));
  }
}
