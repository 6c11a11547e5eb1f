package org.microendorse.domain.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.Deed;
import org.microendorse.domain.common.EmailAddress;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.CertificationService;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.people.RoleRemoved;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists the people who work for the program, and appoints and removes them. */
@Service
public class StaffService {
  private static final Set<Role> REVIEWERS =
      Set.of(Role.ASSESSOR, Role.APPROVER, Role.LEAD_ASSESSOR);

  private static final String STAFF =
      """
      from account a where exists (
          select 1 from account_role r where r.account_id = a.id and r.role <> 'EDUCATOR'
            and (:role = '' or r.role = :role))
        and (:words = '' or position(:words in lower(a.display_name || ' ' || a.email)) > 0)
      """;

  private final Accounts accounts;
  private final Appointments appointments;
  private final StaffInvitations invitations;
  private final StaffDuties duties;
  private final Managers managers;
  private final CertificationService certifications;
  private final RoleMails mails;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  StaffService(
      Accounts accounts,
      Appointments appointments,
      StaffInvitations invitations,
      StaffDuties duties,
      Managers managers,
      CertificationService certifications,
      RoleMails mails,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.appointments = appointments;
    this.invitations = invitations;
    this.duties = duties;
    this.managers = managers;
    this.certifications = certifications;
    this.mails = mails;
    this.jdbc = jdbc;
    this.events = events;
  }

  /** A person with at least one role besides that of an educator. */
  public record Member(
      UUID id,
      String username,
      String displayName,
      String email,
      @Nullable String district,
      List<Appointment> roles) {}

  /**
   * A role of a person.
   *
   * @param at null if the role is older than the records of appointments
   * @param by who appointed them; null: a setting, or a deleted account
   * @param reason may be empty
   */
  public record Appointment(
      Role role, @Nullable Instant at, @Nullable String by, @Nullable String reason) {}

  /** The roles that people can be appointed to. */
  public static List<Role> roles() {
    return Appointments.STAFF.stream().sorted().toList();
  }

  /**
   * Some people, by name, with all their roles.
   *
   * @param words part of a name or address; empty: all
   * @param role which they have; null: any
   * @param skip how many come before them
   */
  @Transactional(readOnly = true)
  public List<Member> find(String words, @Nullable Role role, int skip, int limit) {
    List<Member> people = new ArrayList<>();
    jdbc.sql(
            """
            select a.id, a.username, a.display_name, a.email, d.name district, r.role,
              r.appointed_at, r.reason, case when b.deleted_at is null then b.display_name end by_name
            from (select a.* %s order by lower(a.display_name), a.id offset :skip limit :limit) a
              left join district d on d.id = a.district_id
              join account_role r on r.account_id = a.id and r.role <> 'EDUCATOR'
              left join account b on b.id = r.appointed_by_id
            order by lower(a.display_name), a.id, r.role
            """
                .formatted(STAFF))
        .param("role", role == null ? "" : role.name())
        .param("words", words.strip().toLowerCase(Locale.ROOT))
        .param("skip", skip)
        .param("limit", limit)
        .query(
            row -> {
              UUID id = row.getObject("id", UUID.class);
              if (people.isEmpty() || !people.getLast().id().equals(id)) {
                people.add(member(row));
              }
              people.getLast().roles().add(appointment(row));
            });
    return people;
  }

  /** How many people there are. */
  @Transactional(readOnly = true)
  public int count(String words, @Nullable Role role) {
    return jdbc.sql("select count(*) " + STAFF)
        .param("role", role == null ? "" : role.name())
        .param("words", words.strip().toLowerCase(Locale.ROOT))
        .query(Integer.class)
        .single();
  }

  /** How many people have each role. */
  @Transactional(readOnly = true)
  public Map<Role, Integer> holders() {
    Map<Role, Integer> holders = new EnumMap<>(Role.class);
    jdbc.sql("select role, count(*) people from account_role group by role")
        .query(
            row -> {
              holders.put(Role.valueOf(row.getString("role")), row.getInt("people"));
            });
    return holders;
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(
        row.getObject("id", UUID.class),
        row.getString("username"),
        row.getString("display_name"),
        row.getString("email"),
        row.getString("district"),
        new ArrayList<>());
  }

  private static Appointment appointment(ResultSet row) throws SQLException {
    var at = row.getTimestamp("appointed_at");
    return new Appointment(
        Role.valueOf(row.getString("role")),
        at == null ? null : at.toInstant(),
        row.getString("by_name"),
        row.getString("reason"));
  }

  /**
   * Appoints the owner of an address. A person with an account has the roles at once and gets a
   * mail; others get an invitation.
   *
   * @param by user name of the program manager
   * @return whether they have an account
   * @throws Refusal if something is missing, they have all these roles, or it is the manager
   */
  @Transactional
  public boolean appoint(String by, String email, Set<Role> roles, String typedReason) {
    Account manager = account(by);
    String address =
        EmailAddress.of(email)
            .map(EmailAddress::value)
            .orElseThrow(() -> new FieldRefusal("email", "staffRule.email"));
    if (roles.isEmpty() || !Appointments.STAFF.containsAll(roles)) {
      throw new FieldRefusal("roles", "staffRule.roles");
    }
    String reason = Appointments.reason(typedReason);
    Optional<UUID> known = accounts.idOfEmail(address);
    if (known.isEmpty()) {
      invitations.invite(manager, address, roles, reason);
      return false;
    }
    appoint(known.get(), roles, manager, reason);
    return true;
  }

  private void appoint(UUID id, Set<Role> roles, @Nullable Account by, String reason) {
    Account account = accounts.findAndLock(id).orElseThrow();
    if (account.is(by)) {
      throw new FieldRefusal("email", "staffRule.self");
    }
    List<Role> added = roles.stream().filter(role -> !account.has(role)).sorted().toList();
    if (added.isEmpty()) {
      throw new FieldRefusal("roles", "staffRule.hasAll", account.displayName());
    }
    appointments.appointed(account, added, by, reason);
    mails.appointed(account, added, by);
  }

  /**
   * Removes a role from a person: what they have claimed with it goes to others, and they get a
   * mail. Without a role of a reviewer, they also lose their certificates.
   *
   * @param by user name of the program manager
   * @throws Refusal if the reason is missing, others would be left without anybody, it is the last
   *     program manager, or the manager's own role
   */
  @Transactional
  public void remove(String by, String username, Role role, String typedReason) {
    Account manager = account(by);
    if (username.equals(by)) {
      throw new FieldRefusal("reason", "staffRule.self");
    }
    String reason = Appointments.reason(typedReason);
    UUID id = accounts.idOf(username).orElseThrow(() -> new NotFound("account", username));
    if (role == Role.PROGRAM_MANAGER) {
      managers.requireAnother(id);
    }
    Account account = accounts.findAndLock(id).orElseThrow();
    if (!Appointments.STAFF.contains(role) || !account.has(role)) {
      throw new NotFound("role", role);
    }
    duties.requireNone(account, role);
    if (REVIEWERS.stream().filter(account::has).toList().equals(List.of(role))) {
      certifications.of(username).forEach(it -> certifications.withdraw(username, it));
    }
    account.lose(role);
    accounts.saveAndFlush(account);
    mails.removed(account, role, manager);
    events.publishEvent(
        new Deed(manager.id(), Action.STAFF_REMOVED, account.id(), role.group(), reason));
    events.publishEvent(new RoleRemoved(account.id(), role));
  }

  /**
   * Makes sure that a new installation gets a program manager: if there is none, the owner of this
   * address is appointed, or invited unless an invitation still works.
   *
   * @return whether anything was done
   */
  @Transactional
  public boolean appointFirstManager(EmailAddress address, String reason) {
    Set<Role> manager = Set.of(Role.PROGRAM_MANAGER);
    if (managers.exist() || invitations.isInvited(address.value(), Role.PROGRAM_MANAGER)) {
      return false;
    }
    accounts
        .idOfEmail(address.value())
        .ifPresentOrElse(
            known -> appoint(known, manager, null, reason),
            () -> invitations.invite(null, address.value(), manager, reason));
    return true;
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }
}
