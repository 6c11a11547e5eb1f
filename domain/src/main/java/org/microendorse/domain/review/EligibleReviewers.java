package org.microendorse.domain.review;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.calibration.Standings;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.AccountFacts;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Leaves;
import org.microendorse.domain.people.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the people who may review a submission unless the rules exclude them. */
@Service
public class EligibleReviewers {
  private final Accounts accounts;
  private final Leaves leaves;
  private final Ties ties;
  private final TieOverrides overrides;
  private final CalibrationService calibrations;
  private final ReviewRounds rounds;
  private final SubmissionService submissions;
  private final EnrollmentService enrollments;

  EligibleReviewers(
      Accounts accounts,
      Leaves leaves,
      Ties ties,
      TieOverrides overrides,
      CalibrationService calibrations,
      ReviewRounds rounds,
      SubmissionService submissions,
      EnrollmentService enrollments) {
    this.accounts = accounts;
    this.leaves = leaves;
    this.ties = ties;
    this.overrides = overrides;
    this.calibrations = calibrations;
    this.rounds = rounds;
    this.submissions = submissions;
    this.enrollments = enrollments;
  }

  /** All people certified for the submission's micro-credential, for the rules to judge. */
  @Transactional(readOnly = true)
  public List<Reviewer> findReviewers(UUID submissionId) {
    Enrollment enrollment = enrollmentOf(submissionId);
    Set<UUID> deciders = rounds.deciders(submissionId);
    Standings calibration = calibrations.standings(enrollment.microCredentialId());
    Ties.OfEducator educator = ties.of(submissionId);
    AccountFacts ofEducator = AccountFacts.of(educator.educator());
    return certified(enrollment).entrySet().stream()
        .map(
            certified -> {
              Account account = certified.getKey();
              return new Reviewer(
                  account.username(),
                  account.displayName(),
                  certified.getValue().stream().map(EligibleReviewers::word).toList(),
                  educator.isEducator(account),
                  educator.isCoach(account),
                  educator.ownDistrict(account),
                  educator.districtUnknown(account),
                  educator.ownTeam(account),
                  account.isOnLeave(leaves.today()),
                  deciders.contains(account.id()),
                  calibration.of(account.id()),
                  AccountFacts.of(account),
                  ofEducator);
            })
        .toList();
  }

  /** The current facts about one person; empty if they are no longer certified. */
  @Transactional(readOnly = true)
  public Optional<Reviewer> findReviewer(UUID submissionId, String username) {
    return findReviewers(submissionId).stream()
        .filter(reviewer -> reviewer.reviewerId().equals(username))
        .findFirst();
  }

  /** User names of the certified people whom the rules did not exclude, in alphabetical order. */
  @Transactional(readOnly = true)
  public List<String> eligible(UUID submissionId, List<Judgement> judgements) {
    return eligibleWithRoles(submissionId, judgements).keySet().stream()
        .map(Account::username)
        .toList();
  }

  /**
   * The people whom the rules did not exclude, by user name, with the roles they are certified for.
   */
  Map<Account, Set<Role>> eligibleWithRoles(UUID submissionId, List<Judgement> judgements) {
    Set<String> eligible =
        judgements.stream()
            .filter(Judgement::eligible)
            .map(Judgement::reviewerId)
            .collect(Collectors.toSet());
    // Even with an allowed tie, a person cannot hear an appeal of their own decision.
    Set<UUID> deciders = rounds.deciders(submissionId);
    Set<String> allowed = overrides.reviewers(submissionId);
    Map<Account, Set<Role>> people = certified(enrollmentOf(submissionId));
    people
        .keySet()
        .removeIf(
            account ->
                !eligible.contains(account.username())
                    && (!allowed.contains(account.username()) || deciders.contains(account.id())));
    return people;
  }

  /** All certified people, by user name, with the roles they are certified for. */
  private Map<Account, Set<Role>> certified(Enrollment enrollment) {
    Map<Account, Set<Role>> certified = new TreeMap<>(Comparator.comparing(Account::username));
    for (Role role : List.of(Role.ASSESSOR, Role.APPROVER, Role.LEAD_ASSESSOR)) {
      for (Account account : accounts.findCertified(role, enrollment.microCredentialId())) {
        certified.computeIfAbsent(account, a -> EnumSet.noneOf(Role.class)).add(role);
      }
    }
    return certified;
  }

  private Enrollment enrollmentOf(UUID submissionId) {
    return enrollments.get(submissions.submission(submissionId).enrollmentId());
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
