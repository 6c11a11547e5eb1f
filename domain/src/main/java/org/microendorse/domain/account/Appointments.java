package org.microendorse.domain.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.Deed;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives roles to accounts, and remembers who did and why. */
@Component
class Appointments {
  /** The roles of people who work for the program. */
  static final Set<Role> STAFF = EnumSet.complementOf(EnumSet.of(Role.EDUCATOR));

  private static final int LONGEST_REASON = 500;

  private final Accounts accounts;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Appointments(Accounts accounts, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.accounts = accounts;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Adds roles to those of a locked account.
   *
   * @param by null: a setting of the installation
   */
  void appointed(Account account, Collection<Role> roles, @Nullable Account by, String reason) {
    add(account, roles, by, reason);
    UUID who = by == null ? null : by.id();
    events.publishEvent(
        new Deed(who, Action.STAFF_APPOINTED, account.id(), subject(roles), reason));
  }

  /**
   * The same for a person who has accepted an invitation.
   *
   * @param invitation what the audit log says of it
   */
  void accepted(
      Account account,
      Collection<Role> roles,
      @Nullable Account by,
      String reason,
      Object invitation) {
    add(account, roles, by, reason);
    String subject = subject(roles) + " " + invitation;
    events.publishEvent(
        new Deed(account.id(), Action.STAFF_ACCEPTED, account.id(), subject, reason));
  }

  private void add(Account account, Collection<Role> roles, @Nullable Account by, String reason) {
    roles.forEach(account::take);
    accounts.saveAndFlush(account);
    jdbc.sql(
            """
            update account_role set appointed_by_id = :by, appointed_at = :at, reason = :reason
            where account_id = :account and role in (:roles)
            """)
        .param("by", by == null ? null : by.id())
        .param("at", Timestamp.from(clock.instant()))
        .param("reason", reason)
        .param("account", account.id())
        .param("roles", roles.stream().map(Role::name).toList())
        .update();
  }

  /** Roles as the audit log has them. */
  static String subject(Collection<Role> roles) {
    return roles.stream().sorted().map(Role::group).collect(Collectors.joining(" "));
  }

  /**
   * The reason as it is kept.
   *
   * @throws FieldRefusal if there is none, or it is too long
   */
  static String reason(String typed) {
    if (Text.isBlank(typed) || typed.length() > LONGEST_REASON) {
      throw new FieldRefusal("reason", "staffRule.reason", LONGEST_REASON);
    }
    return Text.lines(typed);
  }
}
