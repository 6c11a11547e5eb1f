package org.microendorse.domain.enrolment;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.domain.catalogue.CatalogueService;
import org.microendorse.domain.catalogue.MicroCredential;
import org.microendorse.domain.catalogue.MicroEndorsement;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrolment.OpenedPath.MicroCredentialSummary;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts educators on the path to a micro-credential and knows who is on which. */
@Service
public class EnrolmentService {
  private final Enrolments enrolments;
  private final Accounts accounts;
  private final CatalogueService catalogue;
  private final ProcessedOperations operations;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  EnrolmentService(
      Enrolments enrolments,
      Accounts accounts,
      CatalogueService catalogue,
      ProcessedOperations operations,
      ApplicationEventPublisher events,
      Clock clock) {
    this.enrolments = enrolments;
    this.accounts = accounts;
    this.catalogue = catalogue;
    this.operations = operations;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Enrols an educator who takes a micro-credential alone; otherwise like {@link #enrol(String,
   * String)}.
   *
   * @throws TeamOnly if it is earned with a team
   */
  @Transactional
  public Enrolment enrolAlone(String username, String microCredentialId) {
    MicroCredential wanted =
        catalogue
            .offeredMicroCredential(microCredentialId)
            .orElseThrow(() -> new NotFound("micro-credential", microCredentialId));
    if (!wanted.mayBeTakenAlone()) {
      throw new TeamOnly(
          wanted, catalogue.endorsement(wanted.endorsementId()).map(MicroEndorsement::title));
    }
    return enrol(username, wanted);
  }

  /**
   * Enrols an educator for the newest version of a micro-credential and gives them the coach with
   * the fewest running enrolments.
   *
   * @throws AlreadyEnrolled if they are on that path already
   * @throws NotFound if there is no such educator, or no such micro-credential on offer
   */
  @Transactional
  public Enrolment enrol(String username, String microCredentialId) {
    return enrol(
        username,
        catalogue
            .offeredMicroCredential(microCredentialId)
            .orElseThrow(() -> new NotFound("micro-credential", microCredentialId)));
  }

  /**
   * The same for the next step of somebody who is on the way already: also if it is no longer
   * offered.
   *
   * @throws AlreadyEnrolled if they are on that path already
   */
  @Transactional
  public Enrolment enrol(String username, MicroCredential microCredential) {
    Account educator = educator(username);
    if (running(educator, microCredential.id()).isPresent()) {
      throw new AlreadyEnrolled(microCredential.title());
    }
    List<Enrolment> earlier = unfinished(username, microCredential.id());
    Enrolment enrolment = save(educator, microCredential);
    earlier.forEach(it -> events.publishEvent(new BegunAgain(it.id(), enrolment.id())));
    events.publishEvent(new EnrolmentOpened(enrolment.id(), username));
    return enrolment;
  }

  /** What they had begun and left, or what had lapsed. */
  private List<Enrolment> unfinished(String username, String microCredentialId) {
    return enrolments.ofEducator(username).stream()
        .filter(it -> it.microCredentialId().equals(microCredentialId))
        .filter(
            it -> it.status() == EnrolmentStatus.LAPSED || it.status() == EnrolmentStatus.WITHDRAWN)
        .toList();
  }

  private Enrolment save(Account educator, MicroCredential microCredential) {
    try {
      return enrolments.saveAndFlush(
          new Enrolment(educator, microCredential, coachFor(educator), clock.instant()));
    } catch (DataIntegrityViolationException e) {
      // Two clicks at the same moment: the unique index let only one through.
      throw new AlreadyEnrolled(microCredential.title());
    }
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Enrolment> ofEducator(String username) {
    return enrolments.ofEducator(username);
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Enrolment> ofCoach(String username) {
    return enrolments.ofCoach(username);
  }

  @Transactional(readOnly = true)
  public Optional<Enrolment> find(UUID id) {
    return enrolments.findById(id);
  }

  /**
   * The enrolment.
   *
   * @throws NotFound if there is none
   */
  @Transactional(readOnly = true)
  public Enrolment get(UUID id) {
    return find(id).orElseThrow(() -> new NotFound("enrolment", id));
  }

  /** The enrolment, kept from changing until the caller's transaction ends. */
  @Transactional
  public Enrolment getAndLock(UUID id) {
    return enrolments.findAndLock(id).orElseThrow(() -> new NotFound("enrolment", id));
  }

  /** The micro-credential in the version the educator committed to. */
  public MicroCredential microCredentialOf(Enrolment enrolment) {
    return catalogue.microCredential(
        enrolment.microCredentialId(), enrolment.microCredentialVersion());
  }

  /** Notes which process instance runs the path, and returns what its forms show. */
  @Transactional
  public OpenedPath openPath(UUID enrolmentId, long processInstanceKey, OperationId operation) {
    return operations.runOnce(
        operation,
        OpenedPath.class,
        () -> {
          Enrolment enrolment = getAndLock(enrolmentId);
          enrolment.pathOpened(processInstanceKey);
          return new OpenedPath(
              MicroCredentialSummary.of(microCredentialOf(enrolment)),
              enrolment.coach() == null ? null : enrolment.coach().username());
        });
  }

  /**
   * The activities that fit a recommended kind for a criterion they serve; each once, in the order
   * of the catalogue.
   */
  @Transactional(readOnly = true)
  public List<RecommendedActivity> planActivities(
      UUID enrolmentId, List<Recommendation> recommendations) {
    return microCredentialOf(get(enrolmentId)).activities().stream()
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

  /** Moves the enrolment on to an attempt; called in the transaction that begins it. */
  @Transactional
  public void startAttempt(UUID enrolmentId, int attempt) {
    getAndLock(enrolmentId).startAttempt(attempt);
  }

  /** Ends the enrolment with success; called in the transaction that issues the badge. */
  @Transactional
  public void earned(UUID enrolmentId) {
    end(enrolmentId, EnrolmentStatus.EARNED);
  }

  /** Ends the enrolment without a badge; called in the transaction that records why. */
  @Transactional
  public void end(UUID enrolmentId) {
    end(enrolmentId, EnrolmentStatus.ENDED);
  }

  /**
   * The educator leaves the path. Evidence and feedback stay theirs.
   *
   * @throws Refusal if the path is over, or is a part of the way to a micro-endorsement
   */
  @Transactional
  public void withdraw(UUID enrolmentId) {
    Enrolment enrolment = getAndLock(enrolmentId);
    if (!enrolment.isRunning()) {
      throw new Refusal("This path is over already.");
    }
    if (enrolment.endorsementPathId() != null) {
      throw new Refusal(
          "This micro-credential is a part of your micro-endorsement. You can pause that, or leave"
              + " it as a whole.");
    }
    end(enrolmentId, EnrolmentStatus.WITHDRAWN);
  }

  void end(UUID enrolmentId, EnrolmentStatus status) {
    getAndLock(enrolmentId).end(status, clock.instant());
    events.publishEvent(new EnrolmentEnded(enrolmentId, status));
  }

  Account educator(String username) {
    return accounts
        .findByUsername(username)
        .filter(account -> account.has(Role.EDUCATOR))
        .orElseThrow(() -> new NotFound("educator", username));
  }

  Optional<Enrolment> running(Account educator, String microCredentialId) {
    return enrolments.running(educator.id(), microCredentialId);
  }

  private Account coachFor(Account educator) {
    return accounts.findByRole(Role.COACH).stream()
        .filter(coach -> !coach.is(educator))
        .min(Comparator.comparingLong(coach -> enrolments.runningWithCoach(coach.id())))
        .orElse(null);
  }
}
