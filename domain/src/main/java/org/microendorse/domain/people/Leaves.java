package org.microendorse.domain.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records when people are away. A person who is away is not asked to review. */
@Service
public class Leaves {
  private final Accounts accounts;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final ZoneId zone;

  Leaves(Accounts accounts, Clock clock, ApplicationEventPublisher events, ZoneId zone) {
    this.accounts = accounts;
    this.clock = clock;
    this.events = events;
    this.zone = zone;
  }

  /**
   * Sets the days a person is away, in place of earlier ones. Reviews they have claimed that are
   * due from then on go to their colleagues.
   *
   * @param from first day
   * @param until last day
   * @throws Refusal if a day is missing, they are in the wrong order, or both are past
   */
  @Transactional
  public void begin(String username, @Nullable LocalDate from, @Nullable LocalDate until) {
    if (from == null || until == null) {
      throw new FieldRefusal(from == null ? "from" : "until", "people.leaveMissing");
    }
    if (until.isBefore(from)) {
      throw new FieldRefusal("until", "people.leaveOrder");
    }
    if (until.isBefore(today())) {
      throw new FieldRefusal("until", "people.leavePast");
    }
    Account account = account(username);
    account.leave(from, until);
    events.publishEvent(new LeaveBegun(account.id(), from));
  }

  /** Ends or cancels a person's leave. */
  @Transactional
  public void end(String username) {
    account(username).leave(null, null);
  }

  /** A leave that is not over yet. */
  @Transactional(readOnly = true)
  public Optional<Leave> of(String username) {
    Account account = account(username);
    LocalDate from = account.awayFrom();
    LocalDate until = account.awayUntil();
    return from == null || until == null || until.isBefore(today())
        ? Optional.empty()
        : Optional.of(new Leave(from, until));
  }

  /** First and last day. */
  public record Leave(LocalDate from, LocalDate until) {}

  /** Today in the time zone of the program. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }
}
