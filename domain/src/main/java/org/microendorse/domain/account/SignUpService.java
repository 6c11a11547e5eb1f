package org.microendorse.domain.account;

import static org.microendorse.domain.common.DatabaseConstraint.ACCOUNT_EMAIL_KEY;
import static org.microendorse.domain.common.DatabaseConstraint.ACCOUNT_EMAIL_ONCE;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.account.AccountMails.Purpose;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.PersonName;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Places;
import org.microendorse.domain.people.Places.Workplace;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates accounts for educators. An account exists only after a person who knows the password has
 * confirmed the email address: nobody can prepare an account for the owner of an address. Only a
 * mail to the owner says whether an address has an account.
 */
@Service
public class SignUpService {
  private final SignUps signUps;
  private final Accounts accounts;
  private final Places places;
  private final AccountMails mails;
  private final AccountProperties properties;
  private final EndorseProperties endorse;
  private final Clock clock;

  SignUpService(
      SignUps signUps,
      Accounts accounts,
      Places places,
      AccountMails mails,
      AccountProperties properties,
      EndorseProperties endorse,
      Clock clock) {
    this.signUps = signUps;
    this.accounts = accounts;
    this.places = places;
    this.mails = mails;
    this.properties = properties;
    this.endorse = endorse;
    this.clock = clock;
  }

  /**
   * What a person enters to get an account.
   *
   * @param place id of a school or a district; null: none
   */
  public record Wish(String email, String displayName, String passwordHash, @Nullable UUID place) {}

  /** Requests an account: the address gets a mail, also if it has an account already. */
  @Transactional
  public void request(Wish wish) {
    String email = AccountNames.normalize(wish.email());
    Optional<Account> known = accounts.findByEmailIgnoreCase(email);
    if (known.isPresent()) {
      tellKnown(known.get());
      return;
    }
    Workplace place =
        places
            .find(wish.place())
            .orElseThrow(() -> new NotFound("place", String.valueOf(wish.place())));
    Secret secret = Secret.random();
    SignUp signUp =
        new SignUp(
            email,
            PersonName.clean(wish.displayName()),
            wish.passwordHash(),
            place.district(),
            place.school(),
            secret.hash(),
            expiry());
    sendLink(signUp, secret);
  }

  /** Sends the link again if there is a request for this address. */
  @Transactional
  public void sendAgain(String address) {
    String email = AccountNames.normalize(address);
    Optional<Account> known = accounts.findByEmailIgnoreCase(email);
    if (known.isPresent()) {
      tellKnown(known.get());
      return;
    }
    Secret secret = Secret.random();
    signUps
        .findFirstByEmailAndExpiresAtAfterOrderByExpiresAtDesc(email, clock.instant())
        .map(earlier -> earlier.again(secret.hash(), expiry()))
        .ifPresent(signUp -> sendLink(signUp, secret));
  }

  /** Whether a mail server rejected the newest mail to this address. */
  public boolean isUndeliverable(String address) {
    return mails.isUndeliverable(AccountNames.normalize(address));
  }

  /** The email address that a link confirms; empty if the link no longer works. */
  @Transactional(readOnly = true)
  public Optional<String> emailOf(String token) {
    return find(token).map(SignUp::email);
  }

  /**
   * Creates the account. The link works only once.
   *
   * @param isPassword whether the password just entered matches a hash
   * @throws InvalidLink if the link no longer works
   * @throws PasswordRefused if it is not the password they chose
   */
  @Transactional
  public Account confirm(String token, Predicate<String> isPassword) {
    SignUp signUp = find(token).orElseThrow(InvalidLink::new);
    if (!isPassword.test(signUp.passwordHash())) {
      throw new PasswordRefused("accountRule.passwordNotChosen");
    }
    if (accounts.findByEmailIgnoreCase(signUp.email()).isPresent()) {
      throw new InvalidLink();
    }
    signUps.deleteByEmail(signUp.email());
    try {
      return accounts.saveAndFlush(signUp.account(Secret.username()));
    } catch (DataIntegrityViolationException e) {
      // Two clicks at the same time: only one succeeds.
      throw ACCOUNT_EMAIL_KEY.refused(e) || ACCOUNT_EMAIL_ONCE.refused(e) ? new InvalidLink() : e;
    }
  }

  /** Deletes requests that were never confirmed. */
  @Transactional
  public void forgetExpired() {
    signUps.deleteByExpiresAtBefore(clock.instant());
  }

  private Optional<SignUp> find(String token) {
    return signUps.findByTokenHashAndExpiresAtAfter(Secret.hashOf(token), clock.instant());
  }

  private Instant expiry() {
    return clock.instant().plus(properties.links().confirm());
  }

  private void sendLink(SignUp signUp, Secret secret) {
    if (mails.mayWriteTo(signUp.email(), Purpose.SIGN_UP)) {
      signUps.save(signUp);
      mails.writeSecret(
          "sign-up-confirm",
          signUp.email(),
          Map.of(
              "link", endorse.link("/sign-up/confirm?token=" + secret.token()).toString(),
              "period", AccountMails.words(properties.links().confirm())));
    }
  }

  private void tellKnown(Account owner) {
    if (mails.mayWriteTo(AccountNames.normalize(owner.email()), Purpose.SIGN_UP)) {
      mails.writeSecret(
          "sign-up-known",
          owner.email(),
          Map.of(
              "login", endorse.link("/login").toString(),
              "forgot", endorse.link("/forgot-password").toString()));
    }
  }
}
