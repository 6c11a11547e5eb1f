package org.microendorse.domain.credential;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.Deed;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.credential.OpenedRevocation.RevocationFacts;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Revokes badges: one person requests it, a second one confirms. */
@Service
public class RevocationService {
  /** A technical limit, not a rule: reasons pass through the engine. */
  private static final int MOST_CHARACTERS = 5_000;

  /** A reason that says something has at least two words. */
  private static final int FEWEST_CHARACTERS = 20;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

  private final Revocations revocations;
  private final Badges badges;
  private final StatusLists lists;
  private final Accounts accounts;
  private final CatalogService catalog;
  private final ProcessedOperations operations;
  private final EndorseProperties endorse;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final ZoneId zone;

  RevocationService(
      Revocations revocations,
      Badges badges,
      StatusLists lists,
      Accounts accounts,
      CatalogService catalog,
      ProcessedOperations operations,
      EndorseProperties endorse,
      ApplicationEventPublisher events,
      Clock clock,
      ZoneId zone) {
    this.revocations = revocations;
    this.badges = badges;
    this.lists = lists;
    this.accounts = accounts;
    this.catalog = catalog;
    this.operations = operations;
    this.endorse = endorse;
    this.events = events;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Requests that a badge is revoked. Nothing changes until a second person confirms it.
   *
   * @param reasons in words for the earner
   * @throws Refusal if this person may not, the badge is already revoked or requested to be,
   *     reasons are missing, or there is no second person to confirm
   */
  @Transactional
  public Revocation request(String username, UUID badgeId, String reasons) {
    Badge badge = badges.findAndLock(badgeId).orElseThrow(() -> new NotFound("badge", badgeId));
    Account by = account(username);
    if (!by.roles().contains(Role.PROGRAM_MANAGER)) {
      throw new Refusal("credential.revocation.notManager");
    }
    if (badge.revokedAt() != null) {
      throw new Refusal("credential.revocation.already");
    }
    if (open(badgeId).isPresent()) {
      throw new Refusal("credential.revocation.requested");
    }
    String readable = readable(reasons);
    if (deciders(badge, by).isEmpty()) {
      throw new Refusal("credential.revocation.nobody");
    }
    Revocation revocation =
        revocations.saveAndFlush(new Revocation(badge, readable, by, clock.instant()));
    events.publishEvent(new RevocationRequested(revocation.id()));
    return revocation;
  }

  /**
   * Withdraws a request, so that nobody decides.
   *
   * @throws Refusal if another person asked for it, or it has already been decided
   */
  @Transactional
  public void withdraw(String username, UUID id) {
    getAndLock(id).withdraw(account(username), clock.instant());
    events.publishEvent(new RevocationWithdrawn(id));
  }

  /** The text without characters that cannot be stored or shown. */
  private static String readable(String text) {
    String readable = Text.lines(text);
    if (readable.isEmpty()) {
      throw new Refusal("credential.revocation.noReason");
    }
    if (Text.visibleLength(readable) < FEWEST_CHARACTERS || readable.split("\\s").length < 2) {
      throw new Refusal("credential.revocation.shortReason", FEWEST_CHARACTERS);
    }
    if (readable.length() > MOST_CHARACTERS) {
      throw new Refusal("credential.revocation.tooLong", MOST_CHARACTERS);
    }
    return readable;
  }

  /** Program managers and lead assessors, but neither the requester nor the earner. */
  private List<Account> deciders(Badge badge, Account requestedBy) {
    return Stream.of(Role.PROGRAM_MANAGER, Role.LEAD_ASSESSOR)
        .flatMap(role -> accounts.findByRole(role).stream())
        .filter(it -> !it.id().equals(requestedBy.id()) && !it.id().equals(badge.account().id()))
        .distinct()
        .toList();
  }

  /** The request that waits for its second person. */
  @Transactional(readOnly = true)
  public Optional<Revocation> open(UUID badgeId) {
    return revocations.ofBadge(badgeId).stream().filter(it -> it.decidedAt() == null).findFirst();
  }

  /** All requests for a badge and their results, newest first. */
  @Transactional(readOnly = true)
  public List<Revocation> ofBadge(UUID badgeId) {
    return revocations.ofBadge(badgeId);
  }

  @Transactional(readOnly = true)
  public Revocation get(UUID id) {
    return revocations.findById(id).orElseThrow(() -> new NotFound("revocation", id));
  }

  private Revocation getAndLock(UUID id) {
    return revocations.findAndLock(id).orElseThrow(() -> new NotFound("revocation", id));
  }

  /** Records which process instance runs it, and returns what its form shows. */
  @Transactional
  public OpenedRevocation open(UUID id, long processInstanceKey, OperationId operation) {
    return operations.runOnce(
        operation,
        OpenedRevocation.class,
        () -> {
          Revocation revocation = getAndLock(id);
          revocation.opened(processInstanceKey);
          if (revocation.isWithdrawn()) {
            events.publishEvent(new RevocationWithdrawn(id));
          }
          Badge badge = revocation.badge();
          return new OpenedRevocation(
              new RevocationFacts(
                  badge.name(),
                  badge.account().displayName(),
                  DAY.format(LocalDate.ofInstant(badge.issuedAt(), zone)),
                  revocation.requestedBy().displayName(),
                  revocation.reasons()),
              deciders(badge, revocation.requestedBy()).stream().map(Account::username).toList());
        });
  }

  /**
   * Revokes the badge: our status list says so from now on.
   *
   * @param by user name of the second person
   * @throws Refusal if it is the requester
   */
  @Transactional
  public void confirm(UUID id, String by, String answer, OperationId operation) {
    operations.runOnce(
        operation,
        Boolean.class,
        () -> {
          Revocation revocation = getAndLock(id);
          revocation.decide(true, answer, account(by), clock.instant());
          Badge badge = revocation.badge();
          badge.revoke(revocation.reasons(), clock.instant());
          if (badge.statusEntry() != null) {
            lists.revoke(badge.statusEntry());
          }
          events.publishEvent(
              Deed.of(
                  account(by).id(),
                  Action.BADGE_REVOKED,
                  badge.achievementId() + " " + badge.id()));
          return true;
        });
  }

  /**
   * Leaves the badge as it is.
   *
   * @param by user name of the second person
   * @throws Refusal if it is the requester
   */
  @Transactional
  public void refuse(UUID id, String by, String answer, OperationId operation) {
    operations.runOnce(
        operation,
        Boolean.class,
        () -> {
          getAndLock(id).decide(false, answer, account(by), clock.instant());
          return false;
        });
  }

  /**
   * The recipients and facts of mails about a revocation.
   *
   * @param requester who requested it
   * @param deciders who can be the second person; empty once it is decided
   */
  public record Told(
      Account earner, Account requester, List<Account> deciders, Map<String, Object> facts) {}

  /** The recipients and facts of mails about a revocation. */
  @Transactional(readOnly = true)
  public Told told(UUID id) {
    Revocation revocation = get(id);
    Badge badge = revocation.badge();
    return new Told(
        badge.account(),
        revocation.requestedBy(),
        revocation.decidedAt() == null ? deciders(badge, revocation.requestedBy()) : List.of(),
        Map.of(
            "title", catalog.titles(badge.achievementId(), badge.name()),
            "reasons", revocation.reasons(),
            "answer", revocation.answer() == null ? "" : revocation.answer(),
            "badge", endorse.link("/badges/" + badge.id()).toString(),
            "request", endorse.link("/badges/" + badge.id() + "/revocation").toString()));
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }
}
