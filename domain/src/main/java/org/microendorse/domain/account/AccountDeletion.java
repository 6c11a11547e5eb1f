package org.microendorse.domain.account;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.cohort.Team;
import org.microendorse.domain.cohort.TeamService;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.EndorsementPath;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.FileDeletion;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.CertificationService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets people go. What was decided stays, as the work of nobody in particular; everything that says
 * who it was does not.
 */
@Service
public class AccountDeletion {
  /** What is of use to nobody else. */
  private static final List<String> EVERYTHING_OF =
      List.of(
          "draft",
          "known_device",
          "password_reset",
          "former_place",
          "external_identity",
          "badge_collection",
          "imported_badge",
          "transcript_share");

  private final Accounts accounts;
  private final EnrollmentService enrollments;
  private final EndorsementPathService endorsements;
  private final CohortService cohorts;
  private final TeamService teams;
  private final EntityManager entities;
  private final CertificationService certifications;
  private final FileDeletion files;
  private final MailService mails;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AccountDeletion(
      Accounts accounts,
      EnrollmentService enrollments,
      EndorsementPathService endorsements,
      CohortService cohorts,
      TeamService teams,
      EntityManager entities,
      CertificationService certifications,
      FileDeletion files,
      MailService mails,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.accounts = accounts;
    this.enrollments = enrollments;
    this.endorsements = endorsements;
    this.cohorts = cohorts;
    this.teams = teams;
    this.entities = entities;
    this.certifications = certifications;
    this.files = files;
    this.mails = mails;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Ends the running paths of an account and takes away all that says whose it was. User name and
   * e-mail address are free again.
   *
   * @throws Refusal if others wait for this person, or a concern about their files is open
   */
  @Transactional
  public void delete(String username) {
    Account account =
        accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
    if (enrollments.ofCoach(username).stream().anyMatch(Enrollment::isRunning)) {
      throw new Refusal(
          "You coach educators who are under way. Ask the program manager to give them another"
              + " coach; then you can delete your account.");
    }
    if (cohorts.staffedBy(username).stream().anyMatch(cohort -> cohort.status().isAlive())) {
      throw new Refusal(
          "You look after a cohort that is under way. Ask the program manager to name somebody"
              + " else; then you can delete your account.");
    }
    if (hasOpenConcern(account.id())) {
      throw new Refusal(
          "A concern about one of your files is being looked into. When that is closed, you can"
              + " delete your account.");
    }
    certifications.of(username).forEach(id -> certifications.withdraw(username, id));
    leaveTeams(account);
    endorsements.ofEducator(username).stream()
        .filter(EndorsementPath::isRunning)
        .forEach(path -> endorsements.withdraw(path.id()));
    enrollments.ofEducator(username).stream()
        .filter(Enrollment::isRunning)
        .forEach(enrollment -> enrollments.withdraw(enrollment.id()));
    takeOutFiles(account.id());
    jdbc.sql(
            """
            update attempt_place set district_id = null, school_id = null, team_ids = '{}'
            where submission_id in (select s.id from submission s
              join enrollment e on e.id = s.enrollment_id where e.educator_id = ?)
            """)
        .param(account.id())
        .update();
    jdbc.sql(
            "delete from published_badge where badge_id in (select id from badge where account_id = ?)")
        .param(account.id())
        .update();
    for (String table : EVERYTHING_OF) {
      jdbc.sql("delete from " + table + " where account_id = ?").param(account.id()).update();
    }
    jdbc.sql("delete from lock_out where starts_with(subject, ?)")
        .param("account:" + account.id())
        .update();
    mails.forget(account.email());
    mails.writeFarewell(account.email(), account.displayName());
    account.delete(clock.instant());
    events.publishEvent(new AccountDeleted(account.id()));
  }

  /**
   * The process instances of appeals that nobody needs any more. Paths end by themselves.
   *
   * @throws AppealNotOpenedYet if one is on its way and has no key yet
   */
  @Transactional(readOnly = true)
  public List<Long> openAppeals(UUID accountId) {
    List<Optional<Long>> keys =
        jdbc.sql(
                """
                select a.process_instance_key
                from appeal a join submission s on s.id = a.submission_id
                     join enrollment e on e.id = s.enrollment_id
                where e.educator_id = ? and a.decided_at is null
                """)
            .param(accountId)
            .query((rs, i) -> Optional.ofNullable(rs.getObject(1, Long.class)))
            .list();
    if (keys.stream().anyMatch(Optional::isEmpty)) {
      throw new AppealNotOpenedYet();
    }
    return keys.stream().map(Optional::get).toList();
  }

  /** Somebody appealed and left at once; the engine has not opened their appeal yet. */
  public static class AppealNotOpenedYet extends RuntimeException {
    AppealNotOpenedYet() {
      super("An appeal of a deleted account is not opened yet; it is ended when it is.");
    }
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
    entities.flush();
    jdbc.sql(
            """
            update team_member set name = 'Somebody who has left', email = 'deleted-' || id || '@invalid'
            where account_id = ?
            """)
        .param(account.id())
        .update();
  }

  private boolean hasOpenConcern(UUID accountId) {
    return jdbc.sql(
            """
            select exists (
              select 1 from concern c join submission s on s.id = c.submission_id
                join enrollment e on e.id = s.enrollment_id
              where e.educator_id = ? and c.closed_at is null)
            """)
        .param(accountId)
        .query(Boolean.class)
        .single();
  }

  /** What was never handed in is nobody's record. */
  private void takeOutFiles(UUID accountId) {
    jdbc.sql(
            """
            update artifact a set removed_at = :now, file_name = 'removed'
            from enrollment e
            where e.id = a.enrollment_id and e.educator_id = :id
              and not exists (select 1 from submission_artifact s where s.artifact_id = a.id)
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", accountId)
        .update();
    files.deleteTakenOutOf(accountId);
  }
}
