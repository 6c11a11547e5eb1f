package org.microendorse.domain.account;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.microendorse.domain.account.AccountMails.Purpose;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets new passwords, with a link from a mail or with the old one. Every change is mailed to the
 * owner.
 */
@Service
public class PasswordService {
  private final PasswordResets resets;
  private final Accounts accounts;
  private final PasswordRules rules;
  private final SignInGuard guard;
  private final AccountMails links;
  private final MailService mails;
  private final AccountProperties properties;
  private final EndorseProperties endorse;
  private final Clock clock;

  PasswordService(
      PasswordResets resets,
      Accounts accounts,
      PasswordRules rules,
      SignInGuard guard,
      AccountMails links,
      MailService mails,
      AccountProperties properties,
      EndorseProperties endorse,
      Clock clock) {
    this.resets = resets;
    this.accounts = accounts;
    this.rules = rules;
    this.guard = guard;
    this.links = links;
    this.mails = mails;
    this.properties = properties;
    this.endorse = endorse;
    this.clock = clock;
  }

  /** Mails an address a link to the page for a new password, or says that it has no account. */
  @Transactional
  public void forgotten(String address) {
    String email = AccountNames.normalize(address);
    if (!links.mayWriteTo(email, Purpose.PASSWORD)) {
      return;
    }
    Optional<Account> owner = accounts.findByEmailIgnoreCase(email);
    if (owner.isEmpty()) {
      links.writeSecret(
          "password-unknown", email, Map.of("signup", endorse.link("/sign-up").toString()));
      return;
    }
    Secret secret = Secret.random();
    resets.save(
        new PasswordReset(
            owner.get().id(), secret.hash(), clock.instant().plus(properties.links().password())));
    links.writeSecret(
        "password-forgotten",
        owner.get().email(),
        Map.of(
            "link", endorse.link("/new-password?token=" + secret.token()).toString(),
            "period", AccountMails.words(properties.links().password())));
  }

  /** Whether a link still works. */
  @Transactional(readOnly = true)
  public boolean isValid(String token) {
    return find(token).isPresent();
  }

  /**
   * Sets a new password with a link, which works only once.
   *
   * @param encode makes the hash that is stored
   * @throws InvalidLink if the link no longer works
   * @throws PasswordRefused if the rules do not allow the password
   */
  @Transactional
  public Account reset(String token, String password, UnaryOperator<String> encode) {
    UUID owner = find(token).orElseThrow(InvalidLink::new).accountId();
    Account account = accounts.findAndLock(owner).orElseThrow(InvalidLink::new);
    // Another link of the same account may have been used in the meantime.
    if (!isValid(token)) {
      throw new InvalidLink();
    }
    set(account, password, encode);
    guard.unlock(account.id());
    return account;
  }

  /**
   * Sets a new password for a person who has entered the old one.
   *
   * @throws PasswordRefused if the rules do not allow the password
   */
  @Transactional
  public void change(String username, String password, UnaryOperator<String> encode) {
    set(
        accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username)),
        password,
        encode);
  }

  /** Deletes links that were never used. */
  @Transactional
  public void forgetExpired() {
    resets.deleteByExpiresAtBefore(clock.instant());
  }

  private void set(Account account, String password, UnaryOperator<String> encode) {
    rules
        .problem(password, account.displayName(), account.email(), account.username())
        .ifPresent(
            problem -> {
              throw new PasswordRefused(problem);
            });
    account.changePassword(encode.apply(password));
    resets.deleteByAccountId(account.id());
    mails.writeToEach(
        "password-changed",
        List.of(account),
        Map.of("forgot", endorse.link("/forgot-password").toString()),
        new OperationId("account.passwordChanged/" + UUID.randomUUID()));
  }

  private Optional<PasswordReset> find(String token) {
    return resets.findByTokenHashAndExpiresAtAfter(Secret.hashOf(token), clock.instant());
  }
}
