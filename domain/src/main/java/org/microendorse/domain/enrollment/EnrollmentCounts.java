package org.microendorse.domain.enrollment;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts what an educator has begun and earned, for the rules about how much is allowed. */
@Component
class EnrollmentCounts {
  private final Enrollments enrollments;
  private final Accounts accounts;
  private final SemesterService semesters;

  EnrollmentCounts(Enrollments enrollments, Accounts accounts, SemesterService semesters) {
    this.enrollments = enrollments;
    this.accounts = accounts;
    this.semesters = semesters;
  }

  /** For a micro-credential that the educator would take alone. */
  EnrollmentFacts alone(Account educator) {
    Semester semester = semesters.lastOpened().orElse(null);
    List<Enrollment> all = enrollments.ofEducator(educator.username());
    return new EnrollmentFacts(
        true,
        count(all, it -> it.endorsementPathId() == null && isSince(semester, it.openedAt())),
        count(all, Enrollment::isRunning),
        earnedSince(semester, all));
  }

  /** For the next micro-credential of a path. */
  EnrollmentFacts on(EndorsementPath path) {
    List<Enrollment> all = enrollments.ofEducator(path.educator().username());
    return new EnrollmentFacts(
        false,
        path.thisSemester(),
        count(all, Enrollment::isRunning),
        earnedSince(path.semester(), all));
  }

  /**
   * Whether the counts are still those that the rules were asked about. No other transaction can
   * begin a micro-credential for this educator until the caller's ends.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean areStill(EnrollmentFacts asked, Account educator) {
    accounts.findAndLock(educator.id());
    return alone(educator).equals(asked);
  }

  /** The same for a path. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean areStill(EnrollmentFacts asked, EndorsementPath path) {
    accounts.findAndLock(path.educator().id());
    return on(path).equals(asked);
  }

  private int earnedSince(@Nullable Semester semester, List<Enrollment> all) {
    return count(
        all, it -> it.status() == EnrollmentStatus.EARNED && isSince(semester, it.endedAt()));
  }

  private boolean isSince(@Nullable Semester semester, @Nullable Instant moment) {
    return semester != null
        && moment != null
        && !semesters.dayOf(moment).isBefore(semester.opens());
  }

  private static int count(List<Enrollment> all, Predicate<Enrollment> which) {
    return (int) all.stream().filter(which).count();
  }
}
