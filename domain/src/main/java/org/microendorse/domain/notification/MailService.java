package org.microendorse.domain.notification;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The outbox: mails that are written within a transaction and sent after it. */
@Service
public class MailService {
  private static final String FAREWELL = "account-deleted";

  /** The last mails to an address that is no longer anyone's here. */
  private static final Set<String> LAST = Set.of(FAREWELL, "email-changed");

  /** Pages that every mail may link to, by their names in templates. */
  static final Map<String, String> PAGES =
      Map.of(
          "portal", "/",
          "catalog", "/catalog",
          "contact", "/contact",
          "cohorts", "/cohorts",
          "records", "/records",
          "reviewers", "/reviewers");

  private final Mails mails;
  private final MailWording wording;
  private final ProcessedOperations operations;
  private final EndorseProperties endorse;
  private final Accounts accounts;
  private final Clock clock;
  private final ZoneId zone;

  MailService(
      Mails mails,
      MailWording wording,
      ProcessedOperations operations,
      EndorseProperties endorse,
      Accounts accounts,
      Clock clock,
      ZoneId zone) {
    this.mails = mails;
    this.wording = wording;
    this.operations = operations;
    this.endorse = endorse;
    this.accounts = accounts;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Writes a mail to each person.
   *
   * @param template name of a file in {@code mail/} without its ending
   * @param facts facts in addition to the recipient's name and the addresses of common pages: text,
   *     a {@link org.microendorse.domain.language.Message}, a {@link java.time.LocalDate} or a
   *     {@link java.time.OffsetDateTime}, which the recipient reads in their language and time zone
   */
  @Transactional
  public void writeToEach(
      String template, Collection<Account> people, Map<String, ?> facts, OperationId operation) {
    operations.runOnce(
        operation,
        Integer.class,
        () -> {
          for (Account person : people.stream().filter(it -> !it.isDeleted()).toList()) {
            Map<String, Object> all = withPages(facts);
            all.put("name", person.displayName());
            mails.saveAndFlush(
                new Mail(
                    messageId(template + "\n" + person.id(), operation),
                    template,
                    person.email(),
                    text(template, Optional.of(person), all),
                    clock.instant()));
          }
          return people.size();
        });
  }

  /**
   * Writes letters to people, with or without an account.
   *
   * @param template name of a file in {@code mail/} without its ending
   */
  @Transactional
  public void writeLetters(String template, Collection<Letter> letters, OperationId operation) {
    operations.runOnce(
        operation,
        Integer.class,
        () -> {
          for (Letter letter : letters) {
            Map<String, Object> all = withPages(letter.facts());
            all.put("name", letter.name());
            mails.saveAndFlush(
                new Mail(
                        messageId(template + "\n" + letter.email(), operation),
                        template,
                        letter.email(),
                        text(template, accounts.findByEmailIgnoreCase(letter.email()), all),
                        clock.instant())
                    .with(letter.fileName(), letter.file()));
          }
          return letters.size();
        });
  }

  /**
   * Writes a mail to an address. Its text contains a secret link and is not kept once it is sent.
   *
   * @param template name of a file in {@code mail/} without its ending
   */
  @Transactional
  public void writeSecret(
      String template, String email, Map<String, ?> facts, OperationId operation) {
    mails.saveAndFlush(
        new Mail(
                messageId(template, operation),
                template,
                email,
                text(template, accounts.findByEmailIgnoreCase(email), facts),
                clock.instant())
            .asSecret());
  }

  /**
   * Writes the last mail to a person who has deleted their account; it is not kept after it is
   * sent.
   */
  @Transactional
  public void writeFarewell(String email, String name) {
    writeSecret(
        FAREWELL, email, Map.of("name", name), new OperationId(FAREWELL + "/" + UUID.randomUUID()));
  }

  /** Whether a mail is deleted once it is sent, since its address belongs to no account anymore. */
  static boolean isLast(Mail mail) {
    return LAST.contains(mail.template());
  }

  /** Deletes all mails to an address, including those not sent yet. */
  @Transactional
  public void forget(String email) {
    mails.deleteByRecipientIgnoreCase(email);
  }

  /** Those of the addresses to which the newest mail could not be delivered and never will be. */
  @Transactional(readOnly = true)
  public Set<String> undeliverable(Collection<String> addresses) {
    return addresses.isEmpty() ? Set.of() : Set.copyOf(mails.undeliverable(addresses));
  }

  /** All mails to an address, oldest first. */
  @Transactional(readOnly = true)
  public List<Mail> mailsTo(String recipient) {
    return mails.findByRecipientOrderByCreatedAt(recipient);
  }

  /** People who have no account yet read the language of the person who writes to them. */
  private MailText text(String template, Optional<Account> person, Map<String, ?> facts) {
    Language language = person.map(Account::reader).orElseGet(Language::current);
    return language.use(
        person.map(Account::zone).orElse(null),
        () ->
            wording
                .template(template, language)
                .fill(Facts.inWords(facts, zone), endorse.baseUrl()));
  }

  private Map<String, Object> withPages(Map<String, ?> facts) {
    Map<String, Object> all = new HashMap<>();
    PAGES.forEach((name, path) -> all.put(name, endorse.link(path).toString()));
    all.putAll(facts);
    return all;
  }

  private String messageId(String template, OperationId operation) {
    String unique = Sha256.hex(template + "\n" + operation.value()).substring(0, 32);
    return "<%s@%s>".formatted(unique, endorse.baseUrl().getHost());
  }
}
