package org.microendorse.domain.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A mail in the outbox. */
@Entity
public class Mail {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofDays(3);

  @Id private UUID id;
  private String messageId;
  private String template;
  private String recipient;
  private String subject;
  private String text;
  private String html;

  @Enumerated(EnumType.STRING)
  private MailStatus status;

  private int attempts;
  private Instant createdAt;
  private Instant nextAttemptAt;
  private Instant sentAt;
  private String attachmentName;
  private byte[] attachment;

  protected Mail() {}

  Mail(String messageId, String template, String recipient, MailText mail, Instant createdAt) {
    this.id = UUID.randomUUID();
    this.messageId = messageId;
    this.template = template;
    this.recipient = recipient;
    this.subject = mail.subject();
    this.text = mail.text();
    this.html = mail.html();
    this.status = MailStatus.WAITING;
    this.createdAt = createdAt;
    this.nextAttemptAt = createdAt;
  }

  Mail with(String attachmentName, byte[] attachment) {
    this.attachmentName = attachmentName;
    this.attachment = attachment;
    return this;
  }

  void sent(Instant at) {
    this.attempts++;
    this.status = MailStatus.SENT;
    this.sentAt = at;
  }

  /** Waits twice as long after every failure; after three days it is given up. */
  void failed(Instant at) {
    this.attempts++;
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 20));
    this.nextAttemptAt = at.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    if (createdAt.plus(PATIENCE).isBefore(at)) {
      this.status = MailStatus.GIVEN_UP;
    }
  }

  public UUID id() {
    return id;
  }

  /** Derived from the operation that wrote the mail: the same mail always has the same id. */
  public String messageId() {
    return messageId;
  }

  public String template() {
    return template;
  }

  public String recipient() {
    return recipient;
  }

  public String subject() {
    return subject;
  }

  public String text() {
    return text;
  }

  public String html() {
    return html;
  }

  public MailStatus status() {
    return status;
  }

  public int attempts() {
    return attempts;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant nextAttemptAt() {
    return nextAttemptAt;
  }

  /** Null until sent. */
  public Instant sentAt() {
    return sentAt;
  }

  /** Name of the file it carries; null if it carries none. */
  public String attachmentName() {
    return attachmentName;
  }

  /** The file it carries; may be null. */
  public byte[] attachment() {
    return attachment;
  }
}
