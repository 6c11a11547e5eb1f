package org.microendorse.domain.account;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.District;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.people.School;

/** A request for an account whose email address is not confirmed yet. */
@Entity
class SignUp {
  @Id private UUID id;
  private String email;
  private String displayName;
  private String passwordHash;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable District district;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable School school;

  private String tokenHash;
  private Instant expiresAt;

  protected SignUp() {}

  SignUp(
      String email,
      String displayName,
      String passwordHash,
      @Nullable District district,
      @Nullable School school,
      String tokenHash,
      Instant expiresAt) {
    this.id = UUID.randomUUID();
    this.email = email;
    this.displayName = displayName;
    this.passwordHash = passwordHash;
    this.district = district;
    this.school = school;
    this.tokenHash = tokenHash;
    this.expiresAt = expiresAt;
  }

  /** The same request with another link; earlier links keep working. */
  SignUp again(String tokenHash, Instant expiresAt) {
    return new SignUp(email, displayName, passwordHash, district, school, tokenHash, expiresAt);
  }

  /** A new account, in the language in which the person confirms it. */
  Account account(String username) {
    Account account =
        new Account(
            username,
            email,
            displayName,
            passwordHash,
            EnumSet.of(Role.EDUCATOR),
            district,
            school);
    account.reads(Language.current());
    return account;
  }

  UUID id() {
    return id;
  }

  String email() {
    return email;
  }

  String passwordHash() {
    return passwordHash;
  }
}
