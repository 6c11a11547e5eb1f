package org.microendorse.workers.notification;

import jakarta.activation.FileTypeMap;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.microendorse.domain.common.EmailAddress;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailSender;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.ConfigurableMimeFileTypeMap;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends mails through an SMTP server. */
@Component
class SmtpMailSender implements MailSender {
  private final JavaMailSender smtp;
  private final SmtpProperties properties;

  SmtpMailSender(JavaMailSender smtp, SmtpProperties properties) {
    this.smtp = smtp;
    this.properties = properties;
  }

  @Override
  public void send(Mail mail) throws NotSent, Rejected {
    if (EmailAddress.of(mail.recipient()).isEmpty()) {
      throw new Rejected("The address is not one that mail can be sent to.", null);
    }
    try {
      MimeMessage message = new WithMessageId(mail.messageId());
      MimeMessageHelper helper = new Helper(message);
      // Suppresses automatic replies such as "out of office", which nobody would read (RFC 3834).
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("X-Auto-Response-Suppress", "All");
      helper.setFrom(properties.from());
      helper.setTo(mail.recipient());
      helper.setSubject(mail.subject());
      helper.setText(mail.text(), mail.html());
      byte[] attachment = mail.attachment();
      String name = mail.attachmentName();
      if (attachment != null && name != null) {
        helper.addAttachment(
            name,
            new ByteArrayResource(attachment),
            name.endsWith(".png") ? "image/png" : "application/pdf");
      }
      smtp.send(message);
    } catch (MessagingException | MailException e) {
      Optional<String> refusal = refusal(e);
      if (refusal.isPresent()) {
        throw new Rejected(refusal.get(), e);
      }
      throw new NotSent(e);
    }
  }

  /**
   * The server's answer, if it permanently rejected this recipient or this mail (RFC 5321, 4.2.1).
   * If it rejects the sender or the whole session, the operator has to fix that, and the mail is
   * retried.
   */
  private static Optional<String> refusal(Exception failure) {
    Deque<Throwable> causes = new ArrayDeque<>(List.of(failure));
    while (!causes.isEmpty()) {
      Throwable cause = causes.pop();
      if (cause instanceof SMTPAddressFailedException refused && isFinal(refused.getReturnCode())) {
        return Optional.of(String.valueOf(refused.getMessage()));
      }
      if (cause instanceof SMTPSendFailedException refused
          && isFinal(refused.getReturnCode())
          && refused.getCommand().equals(".")) {
        return Optional.of(String.valueOf(refused.getMessage()));
      }
      if (cause instanceof MailSendException sending) {
        causes.addAll(List.of(sending.getMessageExceptions()));
      }
      if (cause instanceof MessagingException messaging && messaging.getNextException() != null) {
        causes.add(messaging.getNextException());
      }
      if (cause.getCause() != null && cause.getCause() != cause) {
        causes.add(cause.getCause());
      }
    }
    return Optional.empty();
  }

  private static boolean isFinal(int code) {
    return code >= 550 && code <= 559;
  }

  /** Keeps the file types, which are otherwise read again for each mail. */
  private static final class Helper extends MimeMessageHelper {
    private static final FileTypeMap FILE_TYPES = new ConfigurableMimeFileTypeMap();

    Helper(MimeMessage message) throws MessagingException {
      super(message, true, StandardCharsets.UTF_8.name());
    }

    @Override
    protected FileTypeMap getDefaultFileTypeMap(MimeMessage message) {
      return FILE_TYPES;
    }
  }

  /** A message that keeps its id, so that mail programs recognize it if it is sent twice. */
  private static final class WithMessageId extends MimeMessage {
    private final String messageId;

    WithMessageId(String messageId) {
      super((Session) null);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
