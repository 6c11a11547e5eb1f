package org.microendorse.domain.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks people to review a submission, and asks others if they do not do it on time. */
@Service
public class AllocationService {
  private final EligibleReviewers reviewers;
  private final ReviewRounds rounds;
  private final ReviewCandidates candidates;
  private final Accounts accounts;
  private final ProcessedOperations operations;

  AllocationService(
      EligibleReviewers reviewers,
      ReviewRounds rounds,
      ReviewCandidates candidates,
      Accounts accounts,
      ProcessedOperations operations) {
    this.reviewers = reviewers;
    this.rounds = rounds;
    this.candidates = candidates;
    this.accounts = accounts;
    this.operations = operations;
  }

  /**
   * Lets all people whom the rules did not exclude assess and approve a submission, if there are
   * enough of them.
   *
   * @param judgements people without one are not asked
   */
  @Transactional
  public Allocation allocate(UUID submissionId, List<Judgement> judgements, OperationId operation) {
    return operations.runOnce(
        operation,
        Allocation.class,
        () -> allocateOnce(submissionId, findPair(submissionId, judgements)));
  }

  /**
   * Lets all people whom the rules did not exclude assess a submission that nobody approves.
   *
   * @param judgements people without one are not asked
   */
  @Transactional
  public Allocation allocateAssessor(
      UUID submissionId, List<Judgement> judgements, OperationId operation) {
    return operations.runOnce(
        operation,
        Allocation.class,
        () -> allocateOnce(submissionId, findAssessors(submissionId, judgements)));
  }

  /**
   * The same after an assessment that its assessor may not continue: nobody who approved assesses,
   * and nobody who scored approves.
   *
   * @param judgements people without one are not asked
   */
  @Transactional
  public Allocation allocateAgain(
      UUID submissionId, List<Judgement> judgements, OperationId operation) {
    return operations.runOnce(
        operation,
        Allocation.class,
        () -> {
          Found found = findPair(submissionId, judgements);
          return allocateOnce(
              submissionId,
              Found.pair(
                  without(rounds.approvers(submissionId), found.assessors()),
                  without(rounds.scorers(submissionId), found.approvers())));
        });
  }

  /** The people who would be asked now; does not ask them. */
  @Transactional(readOnly = true)
  public Allocation preview(UUID submissionId, List<Judgement> judgements, String missing) {
    return switch (missing) {
      case "soleAssessor" -> findAssessors(submissionId, judgements).allocation();
      case "leadAssessor" -> findLeads(submissionId, judgements).allocation();
      case "appealPanel" ->
          reviewers.eligible(submissionId, judgements).size() < 2
              ? Allocation.missing(missing)
              : new Allocation(true, null, List.of(), List.of());
      default -> findPair(submissionId, judgements).allocation();
    };
  }

  /** The people a search found. */
  private record Found(List<Account> assessors, List<Account> approvers, @Nullable String missing) {
    Allocation allocation() {
      return missing == null
          ? new Allocation(true, null, usernames(assessors), usernames(approvers))
          : Allocation.missing(missing);
    }

    static Found pair(List<Account> assessors, List<Account> approvers) {
      String missing =
          assessors.isEmpty()
              ? "assessor"
              : approvers.isEmpty()
                  ? "approver"
                  : sameSinglePerson(assessors, approvers) ? "secondPerson" : null;
      return new Found(assessors, approvers, missing);
    }
  }

  private Allocation allocateOnce(UUID submissionId, Found found) {
    if (found.missing() == null) {
      admitOnly(submissionId, Duty.ASSESS, found.assessors());
      admitOnly(submissionId, Duty.APPROVE, found.approvers());
    }
    return found.allocation();
  }

  private Found findPair(UUID submissionId, List<Judgement> judgements) {
    List<Account> assessors = new ArrayList<>();
    List<Account> approvers = new ArrayList<>();
    reviewers
        .eligibleWithRoles(submissionId, judgements)
        .forEach(
            (account, roles) -> {
              if (roles.contains(Role.ASSESSOR)) {
                assessors.add(account);
              }
              if (roles.contains(Role.APPROVER)) {
                approvers.add(account);
              }
            });
    return Found.pair(assessors, approvers);
  }

  private Found findAssessors(UUID submissionId, List<Judgement> judgements) {
    List<Account> assessors = findPair(submissionId, judgements).assessors();
    return new Found(assessors, List.of(), assessors.isEmpty() ? "soleAssessor" : null);
  }

  /**
   * Lets lead assessors decide if assessor and approver disagree: those whom the rules did not
   * exclude and who had no part in the review.
   *
   * @param judgements people without one are not asked
   */
  @Transactional
  public Allocation allocateLead(
      UUID submissionId, List<Judgement> judgements, OperationId operation) {
    return operations.runOnce(
        operation, Allocation.class, () -> allocateLeadOnce(submissionId, judgements));
  }

  private Allocation allocateLeadOnce(UUID submissionId, List<Judgement> judgements) {
    Found found = findLeads(submissionId, judgements);
    if (found.missing() == null) {
      admitOnly(submissionId, Duty.ASSESS, found.assessors());
    }
    return found.allocation();
  }

  private Found findLeads(UUID submissionId, List<Judgement> judgements) {
    Set<UUID> involved = rounds.involved(submissionId);
    List<Account> leads =
        reviewers.eligibleWithRoles(submissionId, judgements).entrySet().stream()
            .filter(it -> it.getValue().contains(Role.LEAD_ASSESSOR))
            .map(Map.Entry::getKey)
            .filter(account -> !involved.contains(account.id()))
            .toList();
    return new Found(leads, List.of(), leads.isEmpty() ? "leadAssessor" : null);
  }

  /** Admits only these people; others who were asked before no longer have a part in it. */
  private void admitOnly(UUID submissionId, Duty duty, List<Account> people) {
    candidates.removeOthers(submissionId, duty, people.stream().map(Account::id).toList());
    people.forEach(it -> candidates.save(new ReviewCandidate(submissionId, it.id(), duty)));
  }

  /**
   * Takes a review from a person who did not do it on time, unless nobody else could. Nobody both
   * assesses and approves in one attempt, in any round.
   *
   * @param duty what they did not do on time
   * @param candidatesNow who may assess and approve it until now
   * @param late user name of the person who had it
   * @return who may do so from now on
   */
  @Transactional
  public Reassignment reassign(
      UUID submissionId,
      Duty duty,
      Reassignment candidatesNow,
      @Nullable String late,
      OperationId operation) {
    return operations.runOnce(
        operation,
        Reassignment.class,
        () -> {
          Set<String> approved = usernames(rounds.approvers(submissionId));
          Set<String> scored = usernames(rounds.scorers(submissionId));
          List<String> assessors = without(approved, candidatesNow.assessorCandidates());
          List<String> approvers = without(scored, candidatesNow.approverCandidates());
          return duty == Duty.APPROVE
              ? new Reassignment(assessors, release(submissionId, duty, approvers, late))
              : new Reassignment(release(submissionId, duty, assessors, late), approvers);
        });
  }

  /** Those who remain, or everyone if nobody would remain. */
  private List<String> release(
      UUID submissionId, Duty duty, List<String> usernames, @Nullable String late) {
    List<String> others = usernames.stream().filter(name -> !name.equals(late)).toList();
    if (late == null || others.isEmpty() || others.size() == usernames.size()) {
      return usernames;
    }
    candidates.remove(submissionId, account(late).id(), duty);
    return others;
  }

  private static List<String> without(Set<String> excluded, List<String> usernames) {
    return usernames.stream().filter(name -> !excluded.contains(name)).toList();
  }

  private static List<Account> without(Stream<Account> excluded, List<Account> people) {
    Set<UUID> ids = excluded.map(Account::id).collect(Collectors.toSet());
    return people.stream().filter(person -> !ids.contains(person.id())).toList();
  }

  private static boolean sameSinglePerson(List<Account> assessors, List<Account> approvers) {
    Set<UUID> people = new HashSet<>();
    Stream.concat(assessors.stream(), approvers.stream()).map(Account::id).forEach(people::add);
    return people.size() == 1;
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }

  private static Set<String> usernames(Stream<Account> accounts) {
    return accounts.map(Account::username).collect(Collectors.toCollection(HashSet::new));
  }

  private static List<String> usernames(List<Account> accounts) {
    return accounts.stream().map(Account::username).toList();
  }
}
