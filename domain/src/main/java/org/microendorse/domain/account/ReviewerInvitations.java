package org.microendorse.domain.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.InvitationQuota;
import org.microendorse.domain.common.InvitationQuota.Kind;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.notification.Letter;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.CertificationService;
import org.microendorse.domain.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invites people by mail to review a micro-credential. Those who accept may review once they are
 * calibrated.
 */
@Service
public class ReviewerInvitations {
  private static final Set<Role> ROLES = Set.of(Role.ASSESSOR, Role.APPROVER, Role.LEAD_ASSESSOR);

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final CatalogService catalog;
  private final CertificationService certifications;
  private final InvitationQuota quota;
  private final MailService mails;
  private final Appointments appointments;
  private final AccountProperties properties;
  private final EndorseProperties endorse;
  private final Clock clock;

  ReviewerInvitations(
      JdbcClient jdbc,
      Accounts accounts,
      CatalogService catalog,
      CertificationService certifications,
      InvitationQuota quota,
      MailService mails,
      Appointments appointments,
      AccountProperties properties,
      EndorseProperties endorse,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.catalog = catalog;
    this.certifications = certifications;
    this.quota = quota;
    this.mails = mails;
    this.appointments = appointments;
    this.properties = properties;
    this.endorse = endorse;
    this.clock = clock;
  }

  /** An invitation that can be accepted. */
  public record Invitation(
      UUID id, String email, Role role, String microCredentialId, CatalogTitle microCredential) {}

  /**
   * Invites a person.
   *
   * @param by user name of the program manager
   * @throws Refusal if the role is not one of a reviewer, or too many are invited within a day
   */
  @Transactional
  public void invite(String name, String email, Role role, String microCredentialId, String by) {
    if (!ROLES.contains(role)) {
      throw new Refusal("accountRule.notReviewer");
    }
    String address = AccountNames.normalize(email);
    MicroCredential wanted = microCredential(microCredentialId);
    Account manager = account(by);
    quota.count(Kind.REVIEWER, manager.id(), address);
    Secret secret = Secret.random();
    Instant until = clock.instant().plus(properties.links().reviewer());
    jdbc.sql(
            """
            insert into reviewer_invitation
              (id, email, name, role, micro_credential_id, invited_by_id, token_hash, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID(),
            address,
            name.strip(),
            role.name(),
            microCredentialId,
            manager.id(),
            secret.hash(),
            Timestamp.from(until))
        .update();
    mails.writeLetters(
        "reviewer-invitation",
        List.of(
            new Letter(
                name.strip(),
                address,
                Map.of(
                    "manager", manager.displayName(),
                    "title", wanted.titles(),
                    "days", String.valueOf(properties.links().reviewer().toDays()),
                    "link", endorse.link("/reviewer-invitations/" + secret.token()).toString()))),
        new OperationId("account.inviteReviewer/" + secret.hash()));
  }

  /**
   * The invitation of a link; empty if it was used, has expired, or was sent by a person who no
   * longer appoints people.
   */
  @Transactional(readOnly = true)
  public Optional<Invitation> find(String token) {
    return jdbc.sql(
            """
            select id, email, role, micro_credential_id from reviewer_invitation
            where token_hash = ? and accepted_at is null and expires_at > ?
              and exists (select 1 from account_role m
                where m.account_id = invited_by_id and m.role = 'PROGRAM_MANAGER')
            """)
        .params(Secret.hashOf(token), Timestamp.from(clock.instant()))
        .query(
            (row, i) ->
                new Invitation(
                    row.getObject("id", UUID.class),
                    row.getString("email"),
                    Role.valueOf(row.getString("role")),
                    row.getString("micro_credential_id"),
                    microCredential(row.getString("micro_credential_id")).titles()))
        .optional();
  }

  /**
   * Accepts an invitation: the person gets the role and the certificate. The link works once.
   *
   * @throws InvalidLink if it no longer works
   * @throws Refusal if it was sent to another address than that of the account, or by this person
   */
  @Transactional
  public Invitation accept(String token, String username) {
    Invitation invitation = find(token).orElseThrow(InvalidLink::new);
    Account account =
        accounts
            .idOf(username)
            .flatMap(accounts::findAndLock)
            .orElseThrow(() -> new NotFound("account", username));
    if (!account.email().equalsIgnoreCase(invitation.email())) {
      throw new Refusal("accountRule.otherAddress");
    }
    Account by = inviter(invitation.id());
    int accepted =
        jdbc.sql(
                "update reviewer_invitation set accepted_at = ? where id = ? and accepted_at is null")
            .params(Timestamp.from(clock.instant()), invitation.id())
            .update();
    if (accepted == 0) {
      throw new InvalidLink();
    }
    if (!account.has(invitation.role())) {
      if (account.is(by)) {
        throw new Refusal("staffRule.self");
      }
      appointments.accepted(
          account, List.of(invitation.role()), by, "", invitation.microCredentialId());
    }
    certifications.certify(username, invitation.microCredentialId());
    return invitation;
  }

  private Account inviter(UUID id) {
    return jdbc.sql("select invited_by_id from reviewer_invitation where id = ?")
        .param(id)
        .query(UUID.class)
        .optional()
        .flatMap(accounts::findById)
        .orElseThrow();
  }

  private MicroCredential microCredential(String id) {
    return catalog.microCredential(id).orElseThrow(() -> new NotFound("micro-credential", id));
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }
}
