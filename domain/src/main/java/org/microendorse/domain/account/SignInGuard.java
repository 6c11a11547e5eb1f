package org.microendorse.domain.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Quotas;
import org.microendorse.domain.common.Quotas.Quota;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down password guessing. An unknown name is locked like a known one; only the owner of an
 * account gets a mail about it.
 */
@Service
public class SignInGuard {
  private static final Duration KEPT = Duration.ofDays(365);

  /** Counts attempts from all addresses together. */
  private static final Quota MAILS_TO_OWNER = new Quota(1, Duration.ofDays(1));

  private final LockOuts lockOuts;
  private final KnownDevices devices;
  private final Quotas quotas;
  private final Accounts accounts;
  private final AccountProperties.LockOut numbers;
  private final int signUpsPerHour;
  private final MailService mails;
  private final EndorseProperties endorse;
  private final Clock clock;

  SignInGuard(
      LockOuts lockOuts,
      KnownDevices devices,
      Quotas quotas,
      Accounts accounts,
      AccountProperties properties,
      MailService mails,
      EndorseProperties endorse,
      Clock clock) {
    this.lockOuts = lockOuts;
    this.devices = devices;
    this.quotas = quotas;
    this.accounts = accounts;
    this.numbers = properties.lockOut();
    this.signUpsPerHour = properties.links().signUpsPerHour();
    this.mails = mails;
    this.endorse = endorse;
    this.clock = clock;
  }

  /**
   * An attempt that was allowed.
   *
   * @param subject the account, as tried from one network address or one known browser
   * @param overall the account, from any address; null for a known browser
   */
  public record Attempt(
      String subject,
      @Nullable String overall,
      String address,
      @Nullable UUID accountId,
      int failures) {}

  /**
   * Allows an attempt; it counts as failed until {@link #succeeded} is called.
   *
   * @param name user name or e-mail address
   * @param address where the attempt comes from
   * @throws TooManyAttempts if too many have failed before
   */
  @Transactional(noRollbackFor = TooManyAttempts.class)
  public Attempt begin(String name, String address) {
    return begin(name, address, null);
  }

  /**
   * The same in a browser that may be known. Failures count per account and network address, so
   * that attempts elsewhere do not lock out the owner. Failures from all addresses also count
   * together, except in a known browser.
   *
   * @param device token of {@link KnownDevices}
   */
  @Transactional(noRollbackFor = TooManyAttempts.class)
  public Attempt begin(String name, String address, @Nullable String device) {
    Optional<Account> account = accounts.findByName(name);
    count(addressOf(address), numbers.address().rule());
    UUID id = account.map(Account::id).orElse(null);
    if (id != null && device != null && devices.isKnown(id, device)) {
      String subject = subjectOf(id) + "#" + Secret.hashOf(device);
      return new Attempt(subject, null, address, id, count(subject, numbers.account().rule()));
    }
    String overall =
        id == null ? "name:" + Sha256.hex(AccountNames.normalize(name)) : subjectOf(id);
    String subject = overall + "@" + address;
    int failures = count(subject, numbers.account().rule());
    try {
      // Last: an attempt that either check refuses does not count in the other.
      count(overall, numbers.overall().rule());
    } catch (TooManyAttempts refused) {
      lockOuts.takeBack(subject);
      throw refused;
    }
    return new Attempt(subject, overall, address, id, failures);
  }

  /**
   * Lets a person sign up.
   *
   * @throws TooManyAttempts if too many people have signed up from this address lately
   */
  @Transactional
  public void countSignUp(String address) {
    Duration hour = Duration.ofHours(1);
    if (!quotas.take("sign-up " + address, new Quota(signUpsPerHour, hour))) {
      throw new TooManyAttempts(clock.instant(), clock.instant().plus(hour.dividedBy(4)));
    }
  }

  /**
   * Allows an action that must stay rare, such as asking for mails.
   *
   * @throws TooManyAttempts if this address has done it too often
   */
  @Transactional(noRollbackFor = TooManyAttempts.class)
  public void slowDown(String address) {
    count("forms:" + address, numbers.forms().rule());
  }

  /** The attempt did not fail. */
  @Transactional
  public void succeeded(Attempt attempt) {
    // In the order of begin: otherwise two sign-ins could deadlock.
    lockOuts.takeBack(addressOf(attempt.address()));
    lockOuts.succeeded(attempt.subject());
    if (attempt.overall() != null) {
      lockOuts.takeBack(attempt.overall());
    }
  }

  /** The attempt failed. Tells the owner when their account is locked for the first time. */
  @Transactional
  public void failed(Attempt attempt) {
    if (attempt.accountId() == null
        || attempt.failures() != numbers.account().failures()
        || !quotas.take("locked " + attempt.accountId(), MAILS_TO_OWNER)) {
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

  /** Unlocks the account of a person who has proved their identity by mail. */
  void unlock(UUID accountId) {
    lockOuts.forgetAllOf(subjectOf(accountId));
  }

  /** Deletes old attempts. */
  @Transactional
  public void forgetOld() {
    lockOuts.forgetOlderThan(KEPT);
    devices.forgetOld();
    quotas.forgetOld();
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
