package org.microendorse.domain.account;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.domain.account.AccountMails.Purpose;
import org.microendorse.domain.common.EmailAddress;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.PersonName;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.notification.Letter;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes the name and the email address of an account. A new address counts once its owner has
 * confirmed it, and the old one is told. Badges keep the name they were issued with.
 */
@Service
public class ContactDetails {
  private static final String NAME = "name";
  private static final String EMAIL = "email";

  private final EmailChanges changes;
  private final PasswordResets resets;
  private final AccountTraces traces;
  private final Accounts accounts;
  private final AccountMails links;
  private final MailService mails;
  private final AccountProperties properties;
  private final EndorseProperties endorse;
  private final Clock clock;

  ContactDetails(
      EmailChanges changes,
      PasswordResets resets,
      AccountTraces traces,
      Accounts accounts,
      AccountMails links,
      MailService mails,
      AccountProperties properties,
      EndorseProperties endorse,
      Clock clock) {
    this.changes = changes;
    this.resets = resets;
    this.traces = traces;
    this.accounts = accounts;
    this.links = links;
    this.mails = mails;
    this.properties = properties;
    this.endorse = endorse;
    this.clock = clock;
  }

  /**
   * Changes the name.
   *
   * @return the name as it is stored
   * @throws FieldRefusal if it is no name
   */
  @Transactional
  public String rename(String username, String typed) {
    refuse(NAME, PersonName.problem(typed));
    Account account = account(username);
    account.rename(PersonName.clean(typed));
    return account.displayName();
  }

  /**
   * Mails a link to a new address. The answer is the same whether the address has an account or
   * not; its owner is told if it has one.
   *
   * @throws FieldRefusal if it is no address, or is the account's own
   */
  @Transactional
  public void requestEmail(String username, String typed) {
    refuse(EMAIL, EmailAddress.problem(typed));
    String email = AccountNames.normalize(typed);
    Account account = account(username);
    if (email.equalsIgnoreCase(account.email())) {
      throw new FieldRefusal(EMAIL, "contactDetails.sameAddress");
    }
    if (!links.mayWriteTo(email, Purpose.NEW_ADDRESS)) {
      return;
    }
    if (accounts.findByEmailIgnoreCase(email).isPresent()) {
      links.writeSecret("email-known", email, Map.of("login", endorse.link("/login").toString()));
      return;
    }
    Secret secret = Secret.random();
    changes.save(
        new EmailChange(
            account.id(),
            email,
            secret.hash(),
            clock.instant().plus(properties.links().confirm())));
    links.writeSecret(
        "email-confirm",
        email,
        Map.of(
            "link", endorse.link("/account/email/confirm?token=" + secret.token()).toString(),
            "period", AccountMails.words(properties.links().confirm())));
  }

  /** The new address that a link confirms; empty if the link no longer works. */
  @Transactional(readOnly = true)
  public Optional<String> emailOf(String username, String token) {
    return find(username, token).map(EmailChange::email);
  }

  /**
   * Changes the address with a link, which works once and only for the person who asked for it.
   *
   * @throws InvalidLink if it no longer works, or the address has an account by now
   */
  @Transactional
  public void confirmEmail(String username, String token) {
    EmailChange change = find(username, token).orElseThrow(InvalidLink::new);
    Account account = accounts.findAndLock(change.accountId()).orElseThrow(InvalidLink::new);
    // The same link may have been used in the meantime.
    if (find(username, token).isEmpty()
        || accounts.findByEmailIgnoreCase(change.email()).isPresent()) {
      throw new InvalidLink();
    }
    String old = account.email();
    account.moveTo(change.email());
    changes.deleteByAccountId(account.id());
    // The mailbox that the person leaves may hold links for a new password.
    resets.deleteByAccountId(account.id());
    traces.move(account.id(), old, change.email());
    mails.writeLetters(
        "email-changed",
        List.of(new Letter(account.displayName(), old, Map.of("email", change.email()))),
        new OperationId("account.emailChanged/" + UUID.randomUUID()));
  }

  /** Deletes links that were never used. */
  @Transactional
  public void forgetExpired() {
    changes.deleteByExpiresAtBefore(clock.instant());
  }

  private Optional<EmailChange> find(String username, String token) {
    return changes
        .findByTokenHashAndExpiresAtAfter(Secret.hashOf(token), clock.instant())
        .filter(change -> change.accountId().equals(account(username).id()));
  }

  private Account account(String username) {
    return accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
  }

  private static void refuse(String field, Optional<String> problem) {
    problem.ifPresent(
        words -> {
          throw new FieldRefusal(field, Refusal.AS_SAID, words);
        });
  }
}
