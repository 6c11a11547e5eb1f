package org.microendorse.domain.record;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.Deed;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.enrollment.OpenedPath.MicroCredentialSummary;
import org.microendorse.domain.people.Accounts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Awards and finds the credits for badges. */
@Service
public class CreditService {
  private final Credits credits;
  private final Accounts accounts;
  private final BadgeService badges;
  private final EnrollmentService enrollments;
  private final FiscalYears fiscalYears;
  private final ProcessedOperations operations;
  private final ApplicationEventPublisher events;
  private final ZoneId zone;
  private final Clock clock;

  CreditService(
      Credits credits,
      Accounts accounts,
      BadgeService badges,
      EnrollmentService enrollments,
      FiscalYears fiscalYears,
      ProcessedOperations operations,
      ApplicationEventPublisher events,
      ZoneId zone,
      Clock clock) {
    this.credits = credits;
    this.accounts = accounts;
    this.badges = badges;
    this.enrollments = enrollments;
    this.fiscalYears = fiscalYears;
    this.operations = operations;
    this.events = events;
    this.zone = zone;
    this.clock = clock;
  }

  /** Records that the badge of an enrollment earns a credit, and returns what the form shows. */
  @Transactional
  public OpenedCredit open(UUID enrollmentId, long processInstanceKey, OperationId operation) {
    return operations.runOnce(
        operation,
        OpenedCredit.class,
        () -> {
          Enrollment enrollment = enrollments.getAndLock(enrollmentId);
          Badge badge = badge(enrollmentId);
          MicroCredential microCredential = enrollments.microCredentialOf(enrollment);
          if (credits.findByBadgeId(badge.id()).isEmpty()) {
            LocalDate completedOn = day(badge.issuedAt());
            credits.saveAndFlush(
                new Credit(
                    badge.id(),
                    badge.account(),
                    microCredential,
                    day(enrollment.openedAt()),
                    completedOn,
                    fiscalYears.of(completedOn),
                    processInstanceKey,
                    clock.instant()));
          }
          return new OpenedCredit(MicroCredentialSummary.of(microCredential));
        });
  }

  /** The current facts for the rules. */
  @Transactional(readOnly = true)
  public CreditFacts facts(UUID enrollmentId) {
    Credit credit = ofEnrollment(enrollmentId);
    MicroCredential microCredential = enrollments.microCredentialOf(enrollments.get(enrollmentId));
    List<Credit> academy = credits.academyIn(credit.account().id(), credit.fiscalYear());
    return new CreditFacts(
        BigDecimal.valueOf(microCredential.hours()),
        microCredential.academyNumber(),
        credit.completedOn(),
        FiscalYears.name(credit.fiscalYear()),
        academy.size(),
        academy.isEmpty()
            ? null
            : academy.stream().map(Credit::microCredentialTitle).collect(Collectors.joining(", ")));
  }

  /**
   * Awards the credit for the badge of an enrollment. An awarded credit does not change.
   *
   * @param academyAwards of that year when the rules were asked
   * @throws AcademyCreditTaken if the limit of that year was reached since then
   */
  @Transactional
  public void award(
      UUID enrollmentId,
      CreditAward award,
      int academyAwards,
      Evaluation said,
      OperationId operation) {
    operations.runOnce(
        operation,
        UUID.class,
        () -> {
          Credit credit = ofEnrollment(enrollmentId);
          if (credit.isAwarded()) {
            return credit.id();
          }
          if (award.kind() == CreditKind.ACADEMY) {
            requireWithinLimit(credit, award, academyAwards);
          }
          String academyNumber =
              enrollments.microCredentialOf(enrollments.get(enrollmentId)).academyNumber();
          credit.award(award, academyNumber, said, clock.instant());
          events.publishEvent(
              Deed.of(
                  null,
                  Action.HOURS_AWARDED,
                  "%s %s %s".formatted(award.kind(), award.hours(), credit.badgeId())));
          return credits.saveAndFlush(credit).id();
        });
  }

  /** Of two simultaneous calls, the second one waits and counts the first. */
  private void requireWithinLimit(Credit credit, CreditAward award, int counted) {
    UUID accountId = credit.account().id();
    accounts.findAndLock(accountId);
    int now = credits.academyIn(accountId, credit.fiscalYear()).size();
    if (now > counted && (award.limit() == null || now >= award.limit())) {
      throw new AcademyCreditTaken(FiscalYears.name(credit.fiscalYear()));
    }
  }

  /** All credits of an educator, newest first. */
  @Transactional(readOnly = true)
  public List<Credit> ofEducator(String username) {
    return credits.ofUsername(username);
  }

  /** What was awarded in a fiscal year, by micro-credential and then by day. */
  @Transactional(readOnly = true)
  public List<Credit> inYear(int fiscalYear) {
    return credits.inYear(fiscalYear);
  }

  /** The fiscal years in which something was awarded, newest first. */
  @Transactional(readOnly = true)
  public List<Integer> years() {
    return credits.years();
  }

  /** Empty also if the badge was revoked. */
  @Transactional(readOnly = true)
  public Optional<Credit> find(UUID id) {
    return credits
        .findById(id)
        .filter(credit -> badges.find(credit.badgeId()).orElseThrow().revokedAt() == null);
  }

  /** Empty until the engine has opened it. */
  @Transactional(readOnly = true)
  public Optional<Credit> findOfEnrollment(UUID enrollmentId) {
    return badges.ofEnrollment(enrollmentId).flatMap(badge -> credits.findByBadgeId(badge.id()));
  }

  /** The process instances in which a person still has to choose. */
  @Transactional(readOnly = true)
  public List<Long> openProcesses(UUID accountId) {
    return credits.openOf(accountId).stream().map(Credit::processInstanceKey).toList();
  }

  private Credit ofEnrollment(UUID enrollmentId) {
    return findOfEnrollment(enrollmentId)
        .orElseThrow(() -> new NotFound("credit of", enrollmentId));
  }

  private Badge badge(UUID enrollmentId) {
    return badges
        .ofEnrollment(enrollmentId)
        .orElseThrow(() -> new NotFound("badge of enrollment", enrollmentId));
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }
}
