package org.microendorse.domain.notification;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.credential.BakedBadge;
import org.microendorse.domain.enrollment.EndorsementPath;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.enrollment.NextOfEndorsement;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.showcase.BadgePictures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes mails into the outbox and sends what is due. */
@Service
public class MailService {
  private static final Logger LOG = LoggerFactory.getLogger(MailService.class);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
  private static final String FAREWELL = "account-deleted";
  private static final String BADGE_EARNED = "badge-earned";

  private final Mails mails;
  private final MailSender sender;
  private final EnrollmentService enrollments;
  private final EndorsementPathService paths;
  private final BadgeService badges;
  private final BadgePictures pictures;
  private final ProcessedOperations operations;
  private final EndorseProperties endorse;
  private final MailRetry retry;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MailService(
      Mails mails,
      MailSender sender,
      EnrollmentService enrollments,
      EndorsementPathService paths,
      BadgeService badges,
      BadgePictures pictures,
      ProcessedOperations operations,
      EndorseProperties endorse,
      MailRetry retry,
      TransactionTemplate transaction,
      Clock clock) {
    this.mails = mails;
    this.sender = sender;
    this.enrollments = enrollments;
    this.paths = paths;
    this.badges = badges;
    this.pictures = pictures;
    this.operations = operations;
    this.endorse = endorse;
    this.retry = retry;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Writes a mail to the educator of an enrollment. It leaves after the transaction, at the latest
   * when the mail server is there again.
   *
   * @param template name of a file in {@code mail/} without its ending
   */
  @Transactional
  public void write(String template, UUID enrollmentId, OperationId operation) {
    operations.runOnce(
        operation,
        UUID.class,
        () -> {
          Enrollment enrollment = enrollments.get(enrollmentId);
          if (enrollment.educator().isDeleted()) {
            return null;
          }
          Mail mail =
              new Mail(
                  messageId(template, operation),
                  template,
                  enrollment.educator().email(),
                  MailTemplate.of(template).fill(facts(enrollment), endorse.baseUrl()),
                  clock.instant());
          if (template.equals(BADGE_EARNED)) {
            badges.ofEnrollment(enrollmentId).ifPresent(badge -> attach(mail, badge));
          }
          return mails.saveAndFlush(mail).id();
        });
  }

  /**
   * Writes a mail to each of some people about their work on a micro-credential. It names no
   * educator: reviewers do not know whose work they see.
   *
   * @param template name of a file in {@code mail/} without its ending
   * @param title of the micro-credential
   */
  @Transactional
  public void writeToStaff(
      String template, Collection<Account> people, String title, OperationId operation) {
    writeToEach(template, people, Map.of("title", title), operation);
  }

  /**
   * Writes a mail to each of some people.
   *
   * @param template name of a file in {@code mail/} without its ending
   * @param facts what it tells, beside the name of whom it is for and where the portal is
   */
  @Transactional
  public void writeToEach(
      String template,
      Collection<Account> people,
      Map<String, String> facts,
      OperationId operation) {
    writeToEach(template, people, facts, mail -> {}, operation);
  }

  private void writeToEach(
      String template,
      Collection<Account> people,
      Map<String, String> facts,
      Consumer<Mail> finish,
      OperationId operation) {
    operations.runOnce(
        operation,
        Integer.class,
        () -> {
          for (Account person : people.stream().filter(it -> !it.isDeleted()).toList()) {
            Map<String, String> all = new HashMap<>(facts);
            all.put("name", person.displayName());
            all.put("portal", endorse.link("/").toString());
            Mail mail =
                new Mail(
                    messageId(template + "\n" + person.id(), operation),
                    template,
                    person.email(),
                    MailTemplate.of(template).fill(all, endorse.baseUrl()),
                    clock.instant());
            finish.accept(mail);
            mails.saveAndFlush(mail);
          }
          return people.size();
        });
  }

  /**
   * Writes a mail to an address. Its text, which holds a link that opens an account, is not kept
   * once it is sent.
   *
   * @param template name of a file in {@code mail/} without its ending
   */
  @Transactional
  public void writeSecret(
      String template, String email, Map<String, String> facts, OperationId operation) {
    mails.saveAndFlush(
        new Mail(
                messageId(template, operation),
                template,
                email,
                MailTemplate.of(template).fill(facts, endorse.baseUrl()),
                clock.instant())
            .asSecret());
  }

  /** Writes the last mail to somebody who has left: nothing of it is kept once it is sent. */
  @Transactional
  public void writeFarewell(String email, String name) {
    writeSecret(
        FAREWELL, email, Map.of("name", name), new OperationId(FAREWELL + "/" + UUID.randomUUID()));
  }

  /** Forgets all mails to an address, also those that are not sent yet. */
  @Transactional
  public void forget(String email) {
    mails.deleteByRecipientIgnoreCase(email);
  }

  /**
   * Writes letters to people who need not have an account.
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
            Map<String, String> all = new HashMap<>(letter.facts());
            all.put("name", letter.name());
            all.put("portal", endorse.link("/").toString());
            mails.saveAndFlush(
                new Mail(
                        messageId(template + "\n" + letter.email(), operation),
                        template,
                        letter.email(),
                        MailTemplate.of(template).fill(all, endorse.baseUrl()),
                        clock.instant())
                    .with(letter.fileName(), letter.file()));
          }
          return letters.size();
        });
  }

  /**
   * Writes a mail to an educator about their way to a micro-endorsement. They are told once of one
   * semester's close, however often it is planned anew.
   *
   * @param template name of a file in {@code mail/} without its ending
   */
  @Transactional
  public void writeAboutEndorsement(String template, UUID endorsementPathId) {
    EndorsementPath path = paths.get(endorsementPathId);
    NextOfEndorsement next = paths.next(endorsementPathId);
    Map<String, String> facts = new HashMap<>();
    facts.put("endorsement", paths.endorsementOf(path).title());
    if (next.microCredential() != null) {
      facts.put("title", next.microCredential().title());
    }
    if (path.semester() != null) {
      facts.put("semester", path.semester().name());
      facts.put("closes", DAY.format(path.closes()));
    }
    Optional<Badge> badge = badges.ofEndorsementPath(endorsementPathId);
    badge.ifPresent(it -> facts.put("badge", endorse.link("/badges/" + it.id()).toString()));
    String occasion =
        String.join(
            "/",
            template,
            endorsementPathId.toString(),
            facts.getOrDefault("title", ""),
            facts.getOrDefault("closes", ""));
    writeToEach(
        template,
        List.of(path.educator()),
        facts,
        mail -> badge.ifPresent(it -> attach(mail, it)),
        new OperationId(occasion));
  }

  /**
   * Sends every mail that is due, each in its own transaction; several callers never send the same
   * one.
   *
   * @return how many were sent
   */
  public int sendDue() {
    int sent = 0;
    Optional<MailStatus> status = sendNext();
    while (status.isPresent()) {
      sent += status.get() == MailStatus.SENT ? 1 : 0;
      status = sendNext();
    }
    return sent;
  }

  private Optional<MailStatus> sendNext() {
    return transaction.execute(
        tx -> {
          Optional<Mail> due = mails.nextDue(clock.instant());
          due.ifPresent(this::send);
          return due.map(Mail::status);
        });
  }

  private void send(Mail mail) {
    try {
      sender.send(mail);
      mail.sent(clock.instant());
      if (mail.template().equals(FAREWELL)) {
        mails.delete(mail);
      }
    } catch (MailSender.Rejected e) {
      mail.rejected(e.getMessage());
      LOG.warn("Mail {} was refused for good: {}", mail.messageId(), e.getMessage());
    } catch (MailSender.NotSent e) {
      mail.failed(clock.instant(), e.getMessage(), retry);
      LOG.warn(
          "Mail {} was not sent, attempt {}, next at {}: {}",
          mail.messageId(),
          mail.attempts(),
          mail.nextAttemptAt(),
          e.getMessage());
    }
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

  /** The badge's picture with the badge in it, which can be verified without us. */
  private void attach(Mail mail, Badge badge) {
    mail.with(
        "badge-" + badge.id() + ".png",
        BakedBadge.intoPng(pictures.png(badge), badge.credential()));
  }

  private Map<String, String> facts(Enrollment enrollment) {
    Map<String, String> facts = new HashMap<>();
    facts.put("name", enrollment.educator().displayName());
    facts.put("title", enrollments.microCredentialOf(enrollment).title());
    facts.put("coach", enrollment.coach() == null ? "" : enrollment.coach().displayName());
    facts.put("portal", endorse.link("/").toString());
    facts.put("records", endorse.link("/records").toString());
    badges
        .ofEnrollment(enrollment.id())
        .ifPresent(badge -> facts.put("badge", endorse.link("/badges/" + badge.id()).toString()));
    return facts;
  }

  private String messageId(String template, OperationId operation) {
    String unique = Sha256.hex(template + "\n" + operation.value()).substring(0, 32);
    return "<%s@%s>".formatted(unique, endorse.baseUrl().getHost());
  }
}
