package org.microendorse.workers.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailSender;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands mails to an SMTP server. */
@Component
class SmtpMailSender implements MailSender {
  private final JavaMailSender smtp;
  private final SmtpProperties properties;

  SmtpMailSender(JavaMailSender smtp, SmtpProperties properties) {
    this.smtp = smtp;
    this.properties = properties;
  }

  @Override
  public void send(Mail mail) throws NotSent {
    try {
      MimeMessage message = new WithMessageId(mail.messageId());
      MimeMessageHelper helper =
          new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
      helper.setFrom(properties.from());
      helper.setTo(mail.recipient());
      helper.setSubject(mail.subject());
      helper.setText(mail.text(), mail.html());
      if (mail.attachment() != null) {
        helper.addAttachment(
            mail.attachmentName(),
            new ByteArrayResource(mail.attachment()),
            mail.attachmentName().endsWith(".png") ? "image/png" : "application/pdf");
      }
      smtp.send(message);
    } catch (MessagingException | MailException e) {
      throw new NotSent(e);
    }
  }

  /** A message that keeps its id: sent twice by accident, it can be recognised as the same. */
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
