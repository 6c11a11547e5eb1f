package org.microendorse.domain.account;

import java.time.Clock;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.Deed;
import org.microendorse.domain.cohort.Team;
import org.microendorse.domain.cohort.TeamService;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.EndorsementPath;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.CertificationService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes accounts. Decisions stay without a name; everything that identifies the person is
 * removed.
 */
@Service
public class AccountDeletion {
  private final Accounts accounts;
  private final OpenDuties duties;
  private final EnrollmentService enrollments;
  private final EndorsementPathService endorsements;
  private final TeamService teams;
  private final CertificationService certifications;
  private final AccountTraces traces;
  private final MailService mails;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AccountDeletion(
      Accounts accounts,
      OpenDuties duties,
      EnrollmentService enrollments,
      EndorsementPathService endorsements,
      TeamService teams,
      CertificationService certifications,
      AccountTraces traces,
      MailService mails,
      ApplicationEventPublisher events,
      Clock clock) {
    this.accounts = accounts;
    this.duties = duties;
    this.enrollments = enrollments;
    this.endorsements = endorsements;
    this.teams = teams;
    this.certifications = certifications;
    this.traces = traces;
    this.mails = mails;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Ends the running paths of an account and removes everything that identifies the person. User
   * name and email address are free again.
   *
   * @throws Refusal if others wait for this person, or a concern about their files is open
   */
  @Transactional
  public void delete(String username) {
    Account account =
        accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
    duties.requireNone(account);
    certifications.of(username).forEach(id -> certifications.withdraw(username, id));
    leaveTeams(account);
    endorsements.ofEducator(username).stream()
        .filter(EndorsementPath::isRunning)
        .forEach(path -> endorsements.withdraw(path.id()));
    enrollments.ofEducator(username).stream()
        .filter(Enrollment::isRunning)
        .forEach(enrollment -> enrollments.withdraw(enrollment.id()));
    traces.remove(account.id());
    mails.forget(account.email());
    mails.writeFarewell(account.email(), account.displayName());
    account.delete(clock.instant());
    events.publishEvent(Deed.of(account.id(), Action.ACCOUNT_DELETED, ""));
    events.publishEvent(new AccountDeleted(account.id()));
  }

  private void leaveTeams(Account account) {
    for (Team team : teams.of(account.username())) {
      boolean member =
          teams.membersOf(team.id()).stream()
              .anyMatch(it -> it.hasAccepted() && account.is(it.account()));
      if (member) {
        teams.leave(team.id(), account.username());
      }
    }
  }
}
