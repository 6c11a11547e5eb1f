package org.microendorse.domain.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down whoever guesses passwords. A name that nobody has is locked like one that somebody
 * has; only the owner hears of it, by mail.
 */
@Service
public class SignInGuard {
  private static final Duration KEPT = Duration.ofDays(365);

  private final LockOuts lockOuts;
  private final Accounts accounts;
  private final AccountProperties.LockOut numbers;
  private final MailService mails;
  private final EndorseProperties endorse;
  private final Clock clock;

  SignInGuard(
      LockOuts lockOuts,
      Accounts accounts,
      AccountProperties properties,
      MailService mails,
      EndorseProperties endorse,
      Clock clock) {
    this.lockOuts = lockOuts;
    this.accounts = accounts;
    this.numbers = properties.lockOut();
    this.mails = mails;
    this.endorse = endorse;
    this.clock = clock;
  }

  /** An attempt that was let through. */
  public record Attempt(String subject, String address, UUID accountId, int failures) {}

  /**
   * Lets an attempt through; it counts as failed until {@link #succeeded} is said.
   *
   * @param name user name or e-mail address
   * @param address where the attempt comes from
   * @throws TooManyAttempts if too many have failed before
   */
  @Transactional(noRollbackFor = TooManyAttempts.class)
  public Attempt begin(String name, String address) {
    Optional<Account> account = accounts.findByName(name);
    String subject =
        account
            .map(found -> subjectOf(found.id()))
            .orElseGet(() -> "name:" + Sha256.hex(AccountNames.normalize(name)));
    count(addressOf(address), numbers.address().rule());
    int failures = count(subject, numbers.account().rule());
    return new Attempt(subject, address, account.map(Account::id).orElse(null), failures);
  }

  /**
   * Lets somebody do what nobody should do very often, such as asking for mails.
   *
   * @throws TooManyAttempts if this address has done too much of it
   */
  @Transactional(noRollbackFor = TooManyAttempts.class)
  public void slowDown(String address) {
    count("forms:" + address, numbers.forms().rule());
  }

  /** The attempt did not fail. */
  @Transactional
  public void succeeded(Attempt attempt) {
    // The address first, as in begin: the other way round two sign-ins wait for each other.
    lockOuts.takeBack(addressOf(attempt.address()));
    lockOuts.succeeded(attempt.subject());
  }

  /** The attempt failed. Tells the owner when their account is locked for the first time. */
  @Transactional
  public void failed(Attempt attempt) {
    if (attempt.accountId() == null || attempt.failures() != numbers.account().failures()) {
      return;
    }
    accounts
        .findById(attempt.accountId())
        .ifPresent(
            owner ->
                mails.writeToEach(
                    "sign-in-locked",
                    List.of(owner),
                    Map.of("forgot", endorse.link("/forgot-password").toString()),
                    new OperationId("account.locked/" + owner.id() + "/" + clock.instant())));
  }

  /** Whoever has proved who they are by mail is not locked out. */
  void unlock(UUID accountId) {
    lockOuts.succeeded(subjectOf(accountId));
  }

  /** Forgets attempts of long ago. */
  @Transactional
  public void forgetOld() {
    lockOuts.forgetOlderThan(KEPT);
  }

  private int count(String subject, AccountProperties.Rule rule) {
    LockOuts.Attempt attempt = lockOuts.begin(subject, rule);
    if (attempt.refusedUntil() != null) {
      throw new TooManyAttempts(clock.instant(), attempt.refusedUntil());
    }
    return attempt.failures();
  }

  private static String subjectOf(UUID accountId) {
    return "account:" + accountId;
  }

  private static String addressOf(String address) {
    return "address:" + address;
  }
}
