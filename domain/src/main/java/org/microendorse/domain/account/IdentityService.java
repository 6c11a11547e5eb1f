package org.microendorse.domain.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.EmailAddress;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.PersonName;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the account of a person whom an OpenID provider vouches for. An identity is its issuer and
 * subject (OpenID Connect Core 1.0, section 5.7); the email address links the two only the first
 * time.
 */
@Service
public class IdentityService {
  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final MailService mails;
  private final EndorseProperties endorse;
  private final Clock clock;

  IdentityService(
      JdbcClient jdbc,
      Accounts accounts,
      MailService mails,
      EndorseProperties endorse,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.mails = mails;
    this.endorse = endorse;
    this.clock = clock;
  }

  /**
   * What a provider says about a person.
   *
   * @param emailVerified whether the provider says that the address is theirs
   */
  public record Identity(
      String issuer,
      String subject,
      @Nullable String email,
      boolean emailVerified,
      @Nullable String name) {}

  /** The provider does not confirm that the address belongs to the person. */
  public static class EmailNotVerified extends RuntimeException {
    EmailNotVerified() {
      super("The provider does not vouch for the email address.");
    }
  }

  /**
   * The account of an identity: the one it was linked to, or the one with its address, or a new one
   * for an educator.
   *
   * @throws EmailNotVerified if it is not linked yet and the provider does not vouch for its
   *     address
   */
  @Transactional
  public Account accountOf(Identity identity) {
    return linked(identity).orElseGet(() -> link(identity));
  }

  private Optional<Account> linked(Identity identity) {
    return jdbc.sql("select account_id from external_identity where issuer = ? and subject = ?")
        .params(identity.issuer(), identity.subject())
        .query(UUID.class)
        .optional()
        .flatMap(accounts::findById);
  }

  private Account link(Identity identity) {
    if (!identity.emailVerified() || EmailAddress.of(identity.email()).isEmpty()) {
      throw new EmailNotVerified();
    }
    Optional<Account> known =
        accounts.findByEmailIgnoreCase(AccountNames.normalize(identity.email()));
    Account account = known.orElseGet(() -> create(identity));
    jdbc.sql(
            """
            insert into external_identity (issuer, subject, account_id, linked_at)
            values (?, ?, ?, ?)
            """)
        .params(
            identity.issuer(), identity.subject(), account.id(), Timestamp.from(clock.instant()))
        .update();
    known.ifPresent(this::tell);
    return account;
  }

  private Account create(Identity identity) {
    String email = AccountNames.normalize(identity.email());
    String name =
        PersonName.problem(identity.name()).isEmpty()
            ? PersonName.clean(identity.name())
            : email.substring(0, email.indexOf('@'));
    Account account =
        new Account(Secret.username(), email, name, "", EnumSet.of(Role.EDUCATOR), null, null);
    account.reads(Language.current());
    return accounts.saveAndFlush(account);
  }

  private void tell(Account owner) {
    mails.writeToEach(
        "identity-linked",
        List.of(owner),
        Map.of("account", endorse.link("/account").toString()),
        new OperationId("account.identityLinked/" + UUID.randomUUID()));
  }
}
