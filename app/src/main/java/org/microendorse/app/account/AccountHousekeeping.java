package org.microendorse.app.account;

import java.util.concurrent.TimeUnit;
import org.microendorse.domain.account.ContactDetails;
import org.microendorse.domain.account.PasswordService;
import org.microendorse.domain.account.SignInGuard;
import org.microendorse.domain.account.SignUpService;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes accounts and links that were never used. */
@Component
class AccountHousekeeping {
  private final SignUpService signUps;
  private final PasswordService passwords;
  private final ContactDetails details;
  private final SignInGuard guard;

  AccountHousekeeping(
      SignUpService signUps, PasswordService passwords, ContactDetails details, SignInGuard guard) {
    this.signUps = signUps;
    this.passwords = passwords;
    this.details = details;
    this.guard = guard;
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
  void forgetOld() {
    signUps.forgetExpired();
    passwords.forgetExpired();
    details.forgetExpired();
    guard.forgetOld();
  }
}
