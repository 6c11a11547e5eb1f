package org.microendorse.domain.enrollment;

import static org.microendorse.domain.common.DatabaseConstraint.ENROLLMENT_ONE_RUNNING;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.OpenedPath.MicroCredentialSummary;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enrolls educators in micro-credentials, and finds and ends enrollments. */
@Service
public class EnrollmentService {
  private final Enrollments enrollments;
  private final EnrollmentCounts counts;
  private final Accounts accounts;
  private final CatalogService catalog;
  private final ProcessedOperations operations;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  EnrollmentService(
      Enrollments enrollments,
      EnrollmentCounts counts,
      Accounts accounts,
      CatalogService catalog,
      ProcessedOperations operations,
      ApplicationEventPublisher events,
      Clock clock) {
    this.enrollments = enrollments;
    this.counts = counts;
    this.accounts = accounts;
    this.catalog = catalog;
    this.operations = operations;
    this.events = events;
    this.clock = clock;
  }

  /** What the rules need to know to allow an educator to take a micro-credential alone. */
  @Transactional(readOnly = true)
  public EnrollmentFacts factsAlone(String username) {
    return counts.alone(educator(username));
  }

  /**
   * Refuses what no rule could allow an educator to take alone.
   *
   * @throws NotFound if it is not on offer
   * @throws TeamOnly if it is earned with a team
   * @throws AlreadyEnrolled if they are on that path already
   */
  @Transactional(readOnly = true)
  public void requirePossibleAlone(String username, String microCredentialId) {
    MicroCredential wanted = forOne(microCredentialId);
    if (running(educator(username), wanted.id()).isPresent()) {
      throw new AlreadyEnrolled(wanted.in(Language.current()).title());
    }
  }

  private MicroCredential forOne(String microCredentialId) {
    MicroCredential wanted =
        catalog
            .offeredMicroCredential(microCredentialId)
            .orElseThrow(() -> new NotFound("micro-credential", microCredentialId));
    if (!wanted.mayBeTakenAlone()) {
      throw new TeamOnly(
          wanted,
          Optional.ofNullable(wanted.endorsementId())
              .flatMap(catalog::endorsement)
              .map(it -> it.in(Language.current()).title()));
    }
    return wanted;
  }

  /**
   * Enrolls an educator who takes a micro-credential alone; otherwise like {@link #enroll(String,
   * String)}.
   *
   * @param asked the facts with which the rules allowed it
   * @return empty if the facts have changed, so that the rules have to be asked again
   * @throws TeamOnly if it is earned with a team
   */
  @Transactional
  public Optional<Enrollment> enrollAlone(
      String username, String microCredentialId, EnrollmentFacts asked) {
    MicroCredential wanted = forOne(microCredentialId);
    Account educator = educator(username);
    if (running(educator, wanted.id()).isEmpty() && !counts.areStill(asked, educator)) {
      return Optional.empty();
    }
    return Optional.of(enroll(username, wanted));
  }

  /**
   * Enrolls an educator for the newest version of a micro-credential and gives them the coach with
   * the fewest running enrollments.
   *
   * @throws AlreadyEnrolled if they are on that path already
   * @throws NotFound if there is no such educator, or no such micro-credential on offer
   */
  @Transactional
  public Enrollment enroll(String username, String microCredentialId) {
    return enroll(
        username,
        catalog
            .offeredMicroCredential(microCredentialId)
            .orElseThrow(() -> new NotFound("micro-credential", microCredentialId)));
  }

  /**
   * The same for the next micro-credential of a path to a micro-endorsement, even if it is no
   * longer offered.
   *
   * @throws AlreadyEnrolled if they are on that path already
   */
  @Transactional
  public Enrollment enroll(String username, MicroCredential microCredential) {
    Account educator = educator(username);
    if (running(educator, microCredential.id()).isPresent()) {
      throw new AlreadyEnrolled(microCredential.in(Language.current()).title());
    }
    return begin(educator, microCredential);
  }

  /** The same for an educator who is known not to be on that path. */
  Enrollment begin(Account educator, MicroCredential microCredential) {
    if (!educator.has(Role.EDUCATOR)) {
      throw new NotFound("educator", educator.username());
    }
    List<Enrollment> earlier = unfinished(educator.username(), microCredential.id());
    Enrollment enrollment = save(educator, microCredential);
    earlier.forEach(it -> events.publishEvent(new BegunAgain(it.id(), enrollment.id())));
    events.publishEvent(new EnrollmentOpened(enrollment.id(), educator.username()));
    return enrollment;
  }

  /** The enrollment they had left, or that had lapsed. */
  private List<Enrollment> unfinished(String username, String microCredentialId) {
    return enrollments.ofEducator(username).stream()
        .filter(it -> it.microCredentialId().equals(microCredentialId))
        .filter(
            it ->
                it.status() == EnrollmentStatus.LAPSED || it.status() == EnrollmentStatus.WITHDRAWN)
        .toList();
  }

  private Enrollment save(Account educator, MicroCredential microCredential) {
    try {
      return enrollments.saveAndFlush(
          new Enrollment(educator, microCredential, coachFor(educator), clock.instant()));
    } catch (DataIntegrityViolationException e) {
      // Two clicks at the same time: only one succeeds.
      throw ENROLLMENT_ONE_RUNNING.refused(e)
          ? new AlreadyEnrolled(microCredential.in(Language.current()).title())
          : e;
    }
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Enrollment> ofEducator(String username) {
    return enrollments.ofEducator(username);
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Enrollment> ofCoach(String username) {
    return enrollments.ofCoach(username);
  }

  @Transactional(readOnly = true)
  public Optional<Enrollment> find(UUID id) {
    return enrollments.findById(id);
  }

  /**
   * The enrollment.
   *
   * @throws NotFound if there is none
   */
  @Transactional(readOnly = true)
  public Enrollment get(UUID id) {
    return find(id).orElseThrow(() -> new NotFound("enrollment", id));
  }

  /** Several enrollments, by id; unknown ids are missing. */
  @Transactional(readOnly = true)
  public Map<UUID, Enrollment> get(Collection<UUID> ids) {
    return enrollments.findAll(ids).stream()
        .collect(Collectors.toMap(Enrollment::id, Function.identity()));
  }

  /** The enrollment, locked until the caller's transaction ends. */
  @Transactional
  public Enrollment getAndLock(UUID id) {
    return enrollments.findAndLock(id).orElseThrow(() -> new NotFound("enrollment", id));
  }

  /** The micro-credential in the version the educator committed to. */
  public MicroCredential microCredentialOf(Enrollment enrollment) {
    return catalog.microCredential(
        enrollment.microCredentialId(), enrollment.microCredentialVersion());
  }

  /** The id of the process that runs its path; empty: the usual one. */
  public Optional<String> pathProcessOf(Enrollment enrollment) {
    return Optional.ofNullable(catalog.processesOf(microCredentialOf(enrollment)).path());
  }

  /** Records which process instance runs the path, and returns what its forms show. */
  @Transactional
  public OpenedPath openPath(UUID enrollmentId, long processInstanceKey, OperationId operation) {
    return operations.runOnce(
        operation,
        OpenedPath.class,
        () -> {
          Enrollment enrollment = getAndLock(enrollmentId);
          enrollment.pathOpened(processInstanceKey);
          MicroCredential microCredential = microCredentialOf(enrollment);
          return new OpenedPath(
              MicroCredentialSummary.of(
                  microCredential, catalog.processesOf(microCredential).review()),
              enrollment.coach() == null ? null : enrollment.coach().username());
        });
  }

  /**
   * The activities of a recommended kind for a criterion they serve; each once, in the order of the
   * catalog.
   */
  @Transactional(readOnly = true)
  public List<RecommendedActivity> planActivities(
      UUID enrollmentId, List<Recommendation> recommendations) {
    return microCredentialOf(get(enrollmentId)).activities().stream()
        .filter(
            activity ->
                recommendations.stream()
                    .anyMatch(
                        r ->
                            activity.criterionIds().contains(r.criterionId())
                                && r.kinds().contains(activity.kind().code())))
        .map(a -> new RecommendedActivity(a.id(), a.title(), a.kind(), a.description()))
        .toList();
  }

  /** Moves the enrollment to an attempt; called in the transaction that begins it. */
  @Transactional
  public void startAttempt(UUID enrollmentId, int attempt) {
    getAndLock(enrollmentId).startAttempt(attempt);
  }

  /** Ends the enrollment as earned; called in the transaction that issues the badge. */
  @Transactional
  public void earned(UUID enrollmentId) {
    end(enrollmentId, EnrollmentStatus.EARNED);
  }

  /**
   * Ends the enrollment without a badge, unless it has ended already; called in the transaction
   * that records why.
   */
  @Transactional
  public void end(UUID enrollmentId) {
    if (getAndLock(enrollmentId).isRunning()) {
      end(enrollmentId, EnrollmentStatus.ENDED);
    }
  }

  /**
   * Leaves the path. Evidence and feedback stay with the educator.
   *
   * @throws Refusal if the path is over, or is part of a path to a micro-endorsement
   */
  @Transactional
  public void withdraw(UUID enrollmentId) {
    Enrollment enrollment = getAndLock(enrollmentId);
    if (!enrollment.isRunning()) {
      throw new Refusal("enrollment.alreadyEnded");
    }
    if (enrollment.endorsementPathId() != null) {
      throw new Refusal("enrollment.partOfEndorsement");
    }
    end(enrollmentId, EnrollmentStatus.WITHDRAWN);
  }

  void end(UUID enrollmentId, EnrollmentStatus status) {
    getAndLock(enrollmentId).end(status, clock.instant());
    events.publishEvent(new EnrollmentEnded(enrollmentId, status));
  }

  Account educator(String username) {
    return accounts
        .findByUsername(username)
        .filter(account -> account.has(Role.EDUCATOR))
        .orElseThrow(() -> new NotFound("educator", username));
  }

  Optional<Enrollment> running(Account educator, String microCredentialId) {
    return enrollments.running(educator.id(), microCredentialId);
  }

  private @Nullable Account coachFor(Account educator) {
    return enrollments.leastBusyCoaches(educator.id(), Limit.of(1)).stream()
        .findFirst()
        .orElse(null);
  }
}
