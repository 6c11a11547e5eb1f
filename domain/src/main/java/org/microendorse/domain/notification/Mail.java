package org.microendorse.domain.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail in the outbox. */
@Entity
public class Mail {
  private static final String NOT_KEPT = "The text of this mail was not kept.";

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
  private @Nullable Instant sentAt;
  private boolean secret;
  private @Nullable String attachmentName;
  private byte @Nullable [] attachment;
  private @Nullable String failure;

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

  /** A mail with a secret link: its text is not kept once the mail is sent. */
  Mail asSecret() {
    this.secret = true;
    return this;
  }

  Mail with(@Nullable String attachmentName, byte @Nullable [] attachment) {
    this.attachmentName = attachmentName;
    this.attachment = attachment;
    return this;
  }

  void sent(Instant at) {
    this.attempts++;
    this.status = MailStatus.SENT;
    this.sentAt = at;
    forgetSecret();
  }

  /** Records a failure: the wait doubles each time, and in the end the mail is given up. */
  void failed(Instant at, @Nullable String why, MailRetry retry) {
    this.attempts++;
    this.failure = why;
    Duration wait = retry.firstWait().multipliedBy(1L << Math.min(attempts - 1, 20));
    this.nextAttemptAt =
        at.plus(wait.compareTo(retry.longestWait()) < 0 ? wait : retry.longestWait());
    if (createdAt.plus(retry.patience()).isBefore(at)) {
      this.status = MailStatus.GIVEN_UP;
      forgetSecret();
    }
  }

  /** Records a rejection: the mail is not tried again. */
  void rejected(@Nullable String why) {
    this.attempts++;
    this.failure = why;
    this.status = MailStatus.REJECTED;
    forgetSecret();
  }

  private void forgetSecret() {
    if (secret) {
      this.text = NOT_KEPT;
      this.html = NOT_KEPT;
    }
  }

  public UUID id() {
    return id;
  }

  /**
   * The Message-ID, derived from the operation that wrote the mail: the same mail always has the
   * same id.
   */
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

  /** What went wrong at the last attempt. */
  public @Nullable String failure() {
    return failure;
  }

  /** Null until sent. */
  public @Nullable Instant sentAt() {
    return sentAt;
  }

  /** Name of the attachment. */
  public @Nullable String attachmentName() {
    return attachmentName;
  }

  /** The attachment. */
  public byte @Nullable [] attachment() {
    return attachment;
  }
}
