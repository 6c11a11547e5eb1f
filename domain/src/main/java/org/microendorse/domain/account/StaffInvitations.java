package org.microendorse.domain.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.Deed;
import org.microendorse.domain.common.InvitationQuota;
import org.microendorse.domain.common.InvitationQuota.Kind;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invites people without an account to take roles. They have the roles once they have an account
 * with this address and accept.
 */
@Service
public class StaffInvitations {
  private static final String OPEN = "coalesce(accepted_at, withdrawn_at) is null";

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final Appointments appointments;
  private final InvitationQuota quota;
  private final RoleMails mails;
  private final AccountProperties properties;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StaffInvitations(
      JdbcClient jdbc,
      Accounts accounts,
      Appointments appointments,
      InvitationQuota quota,
      RoleMails mails,
      AccountProperties properties,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.appointments = appointments;
    this.quota = quota;
    this.mails = mails;
    this.properties = properties;
    this.events = events;
    this.clock = clock;
  }

  /**
   * An invitation.
   *
   * @param by the name of the person who sent it; null: a setting, or a deleted account
   * @param counts whether that person still appoints people; a removed manager must not come back
   *     through an invitation of theirs
   */
  public record Invitation(
      UUID id,
      String email,
      Set<Role> roles,
      String reason,
      @Nullable String by,
      boolean counts,
      Instant invitedAt,
      Instant expiresAt) {}

  /** Those that are neither accepted nor withdrawn, the newest first; also expired ones. */
  @Transactional(readOnly = true)
  public List<Invitation> open() {
    return query(OPEN).query((row, number) -> invitation(row)).list();
  }

  /** To be compared with when invitations expire. */
  public Instant now() {
    return clock.instant();
  }

  private JdbcClient.StatementSpec query(String where) {
    return jdbc.sql(
        """
        select i.*, case when b.deleted_at is null then b.display_name end by_name,
          i.invited_by_id is null or exists (select 1 from account_role m
            where m.account_id = i.invited_by_id and m.role = 'PROGRAM_MANAGER') counts
        from staff_invitation i left join account b on b.id = i.invited_by_id
        where %s order by i.invited_at desc, i.id
        """
            .formatted(where));
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    String[] roles = (String[]) row.getArray("roles").getArray();
    Set<Role> taken = EnumSet.noneOf(Role.class);
    Arrays.stream(roles).map(Role::valueOf).forEach(taken::add);
    return new Invitation(
        row.getObject("id", UUID.class),
        row.getString("email"),
        taken,
        row.getString("reason"),
        row.getString("by_name"),
        row.getBoolean("counts"),
        row.getTimestamp("invited_at").toInstant(),
        row.getTimestamp("expires_at").toInstant());
  }

  /**
   * The invitation of a link; empty if it was used or withdrawn, has expired, or was sent by a
   * person who no longer appoints people.
   */
  @Transactional(readOnly = true)
  public Optional<Invitation> find(String token) {
    return query("token_hash = ? and expires_at > ? and " + OPEN)
        .params(Secret.hashOf(token), Timestamp.from(clock.instant()))
        .query((row, number) -> invitation(row))
        .optional()
        .filter(Invitation::counts);
  }

  /** Whether the owner of an address has an invitation to a role that still works. */
  boolean isInvited(String email, Role role) {
    return open().stream()
        .anyMatch(
            it ->
                it.email().equalsIgnoreCase(email)
                    && it.counts()
                    && it.roles().contains(role)
                    && it.expiresAt().isAfter(clock.instant()));
  }

  /** Invites the owner of an address; an open invitation of theirs is withdrawn. */
  void invite(@Nullable Account by, String email, Set<Role> roles, String reason) {
    if (by != null) {
      quota.count(Kind.STAFF, by.id(), email);
    }
    UUID id = UUID.randomUUID();
    Secret secret = Secret.random();
    jdbc.sql(
            "update staff_invitation set withdrawn_at = ? where lower(email) = lower(?) and "
                + OPEN)
        .params(Timestamp.from(clock.instant()), email)
        .update();
    jdbc.sql(
            """
            insert into staff_invitation
              (id, email, roles, reason, invited_by_id, invited_at, token_hash, expires_at)
            values (:id, :email, :roles, :reason, :by, :at, :hash, :until)
            """)
        .param("id", id)
        .param("email", email)
        .param("roles", roles.stream().sorted().map(Role::name).toArray(String[]::new))
        .param("reason", reason)
        .param("by", by == null ? null : by.id())
        .param("at", Timestamp.from(clock.instant()))
        .param("hash", secret.hash())
        .param("until", Timestamp.from(expiry()))
        .update();
    mails.invited(email, roles, by, secret);
    record(by, Action.STAFF_INVITED, id, roles, reason);
  }

  /**
   * Sends an invitation again, with a new link and time limit; the earlier link stops working. From
   * now on it is the invitation of the person who sends it.
   *
   * @throws Refusal if it is no longer open, or too many were sent within a day
   */
  @Transactional
  public void sendAgain(UUID id, String by) {
    Account manager = account(by);
    Invitation invitation = requireOpen(id);
    quota.count(Kind.STAFF, manager.id(), invitation.email());
    Secret secret = Secret.random();
    jdbc.sql(
            """
            update staff_invitation set token_hash = ?, expires_at = ?, invited_by_id = ?
            where id = ?
            """)
        .params(secret.hash(), Timestamp.from(expiry()), manager.id(), id)
        .update();
    mails.invited(invitation.email(), invitation.roles(), manager, secret);
    record(manager, Action.STAFF_INVITED_AGAIN, id, invitation.roles(), invitation.reason());
  }

  /**
   * Withdraws an invitation: its link stops working.
   *
   * @throws Refusal if it is no longer open
   */
  @Transactional
  public void withdraw(UUID id, String by) {
    Invitation invitation = requireOpen(id);
    close(id, "withdrawn_at");
    record(account(by), Action.STAFF_INVITATION_WITHDRAWN, id, invitation.roles(), "");
  }

  /**
   * Accepts an invitation: the person has the roles. The link works once.
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
    if (account.is(by)) {
      throw new Refusal("staffRule.self");
    }
    if (!close(invitation.id(), "accepted_at")) {
      throw new InvalidLink();
    }
    appointments.accepted(account, invitation.roles(), by, invitation.reason(), invitation.id());
    return invitation;
  }

  private @Nullable Account inviter(UUID id) {
    return jdbc.sql("select invited_by_id from staff_invitation where id = ?")
        .param(id)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
        .single()
        .flatMap(accounts::findById)
        .orElse(null);
  }

  /** Returns false if another request was faster. */
  private boolean close(UUID id, String how) {
    return jdbc.sql("update staff_invitation set " + how + " = ? where id = ? and " + OPEN)
            .params(Timestamp.from(clock.instant()), id)
            .update()
        > 0;
  }

  private Invitation requireOpen(UUID id) {
    // Locked: accepting and withdrawing at the same moment are one after the other.
    jdbc.sql("select 1 from staff_invitation where id = ? for update")
        .param(id)
        .query(Integer.class)
        .optional()
        .orElseThrow(() -> new NotFound("invitation", id));
    return open().stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new Refusal("staffRule.invitationClosed"));
  }

  /** Entries name the invitation, not the address: the person may want to be forgotten. */
  private void record(
      @Nullable Account by, Action action, UUID invitation, Collection<Role> roles, String reason) {
    events.publishEvent(
        new Deed(
            by == null ? null : by.id(),
            action,
            null,
            Appointments.subject(roles) + " " + invitation,
            reason));
  }

  /** The addresses of invitations, by id; those that were forgotten are missing. */
  @Transactional(readOnly = true)
  public Map<UUID, String> addresses(Collection<UUID> ids) {
    Map<UUID, String> addresses = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql("select id, email from staff_invitation where id in (:ids)")
          .param("ids", ids)
          .query(
              row -> {
                addresses.put(row.getObject("id", UUID.class), row.getString("email"));
              });
    }
    return addresses;
  }

  private Instant expiry() {
    return clock.instant().plus(properties.links().staff());
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }
}
