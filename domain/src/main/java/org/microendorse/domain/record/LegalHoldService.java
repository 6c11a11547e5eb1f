package org.microendorse.domain.record;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.Deed;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places and lifts legal holds: nothing of a person under one is deleted. */
@Service
public class LegalHoldService {
  private static final int LONGEST_REASON = 1000;

  private final LegalHolds holds;
  private final Accounts accounts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  LegalHoldService(
      LegalHolds holds, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
    this.holds = holds;
    this.accounts = accounts;
    this.events = events;
    this.clock = clock;
  }

  /** Current legal holds, oldest first. */
  @Transactional(readOnly = true)
  public List<LegalHold> holds() {
    return holds.holding();
  }

  /**
   * Places a legal hold on a person: nothing of theirs is deleted.
   *
   * @param name user name or email address
   * @throws Refusal if nobody has that name, or the reason is missing
   */
  @Transactional
  public void hold(String name, String reason, String by) {
    Account account =
        accounts
            .findByName(name)
            .filter(it -> !it.isDeleted())
            .orElseThrow(() -> new FieldRefusal("email", "record.noAccount"));
    if (Text.isBlank(reason) || reason.length() > LONGEST_REASON) {
      throw new FieldRefusal("reason", "record.holdReason", String.valueOf(LONGEST_REASON));
    }
    LegalHold hold =
        holds.save(new LegalHold(account, Text.lines(reason), account(by), clock.instant()));
    events.publishEvent(Deed.of(hold.placedBy().id(), Action.HOLD_PLACED, hold.id()));
  }

  /**
   * Lifts a legal hold: what is due is deleted at the next check, within a month.
   *
   * @throws NotFound if there is none
   */
  @Transactional
  public void lift(UUID id, String by) {
    Account account = account(by);
    holds
        .findById(id)
        .orElseThrow(() -> new NotFound("legal hold", id))
        .lift(account, clock.instant());
    events.publishEvent(Deed.of(account.id(), Action.HOLD_LIFTED, id));
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }
}
