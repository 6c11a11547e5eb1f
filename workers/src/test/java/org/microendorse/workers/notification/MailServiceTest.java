package org.microendorse.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.letter.PathLetters;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailDispatch;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.notification.MailStatus;
import org.microendorse.engine.LocalMailServer;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailServiceTest extends ServiceTest {
  private static final String TEMPLATE = "submission-received";

  @Autowired private PathLetters letters;
  @Autowired private MailDispatch dispatch;
  @Autowired private MailService mails;
  @Autowired private JavaMailSenderImpl smtp;

  /** Other tests write mails, too. */
  @BeforeEach
  void nothingElseIsDue() {
    dispatch.sendDue();
  }

  @Test
  void a_mail_arrives_as_text_and_html_under_its_own_id() throws Exception {
    Enrollment enrollment = enrollNewEducator();

    letters.write(TEMPLATE, enrollment.id(), operation("mail"));
    dispatch.sendDue();

    Mail mail = onlyMailTo(enrollment);
    assertThat(mail.status()).isEqualTo(MailStatus.SENT);
    MimeMessage arrived = arrived(mail).getFirst();
    assertThat(arrived.getSubject()).isEqualTo(mail.subject()).contains(microCredential().title());
    assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(arrived.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
    assertThat(arrived.getMessageID()).isEqualTo(mail.messageId()).endsWith("@badges.example.org>");
    assertThat(texts(arrived)).contains("Hello " + enrollment.educator().displayName(), "<p>");
  }

  @Test
  void writing_a_mail_twice_sends_it_once() throws Exception {
    Enrollment enrollment = enrollNewEducator();
    OperationId operation = operation("mail");

    List<Object> results =
        atOnce(
            3,
            () -> {
              letters.write(TEMPLATE, enrollment.id(), operation);
              return "written";
            });
    atOnce(3, dispatch::sendDue);

    assertThat(results).containsOnly("written");
    assertThat(onlyMailTo(enrollment).attempts()).isEqualTo(1);
  }

  @Test
  void while_the_server_is_away_a_mail_waits_longer_and_longer_and_then_leaves() throws Exception {
    Enrollment enrollment = enrollNewEducator();
    letters.write(TEMPLATE, enrollment.id(), operation("mail"));
    int port = smtp.getPort();
    smtp.setPort(1);
    try {
      assertThat(dispatch.sendDue()).isZero();
      assertThat(onlyMailTo(enrollment).status()).isEqualTo(MailStatus.WAITING);
      assertThat(dispatch.sendDue()).as("not due yet").isZero();
      assertThat(onlyMailTo(enrollment).attempts()).isEqualTo(1);
      clock.advance(Duration.ofSeconds(2));
      assertThat(dispatch.sendDue()).isZero();
      assertThat(onlyMailTo(enrollment).attempts()).isEqualTo(2);
    } finally {
      smtp.setPort(port);
    }

    clock.advance(Duration.ofSeconds(4));
    assertThat(dispatch.sendDue()).isEqualTo(1);

    assertThat(onlyMailTo(enrollment).status()).isEqualTo(MailStatus.SENT);
    assertThat(arrived(onlyMailTo(enrollment))).hasSize(1);
  }

  @Test
  void an_address_that_the_server_refuses_for_good_is_not_tried_again_and_is_known()
      throws Exception {
    Enrollment enrollment = enrollNewEducator();
    String address = enrollment.educator().email();
    MAIL_SERVER.answer(address, 550);
    letters.write(TEMPLATE, enrollment.id(), operation("mail"));

    assertThat(dispatch.sendDue()).isZero();

    Mail mail = onlyMailTo(enrollment);
    assertThat(mail.status()).isEqualTo(MailStatus.REJECTED);
    assertThat(mail.failure()).contains("550");
    assertThat(mails.undeliverable(List.of(address, "other@example.org"))).containsExactly(address);
    clock.advance(Duration.ofDays(1));
    dispatch.sendDue();
    assertThat(onlyMailTo(enrollment).attempts()).isEqualTo(1);

    MAIL_SERVER.answer(address, 250);
    letters.write(TEMPLATE, enrollment.id(), operation("mail"));
    clock.advance(Duration.ofSeconds(1));
    assertThat(dispatch.sendDue()).isEqualTo(1);
    assertThat(mails.undeliverable(List.of(address))).isEmpty();
  }

  @Test
  void a_server_that_says_not_now_is_asked_again_until_patience_ends() throws Exception {
    Enrollment enrollment = enrollNewEducator();
    String address = enrollment.educator().email();
    MAIL_SERVER.answer(address, 451);
    letters.write(TEMPLATE, enrollment.id(), operation("mail"));

    assertThat(dispatch.sendDue()).isZero();
    assertThat(onlyMailTo(enrollment).status()).isEqualTo(MailStatus.WAITING);
    assertThat(mails.undeliverable(List.of(address))).isEmpty();
    clock.advance(Duration.ofDays(3).plusMinutes(1));
    assertThat(dispatch.sendDue()).isZero();

    assertThat(onlyMailTo(enrollment).status()).isEqualTo(MailStatus.GIVEN_UP);
    assertThat(mails.undeliverable(List.of(address))).containsExactly(address);
  }

  @Test
  void an_address_that_no_server_takes_is_refused_at_once() {
    for (String address : List.of("jos\u00e9@example.org", "a\u00a0@example.org", "nobody")) {
      mails.writeSecret(
          "password-changed",
          address,
          java.util.Map.of("name", "A", "forgot", "https://badges.example.org/forgot-password"),
          operation("mail"));
      dispatch.sendDue();

      assertThat(mails.mailsTo(address))
          .as(address)
          .extracting(Mail::status)
          .containsExactly(MailStatus.REJECTED);
    }
  }

  @Test
  void an_unknown_template_writes_nothing() {
    Enrollment enrollment = enrollNewEducator();

    assertThatThrownBy(() -> letters.write("unknown", enrollment.id(), operation("mail")))
        .hasMessageContaining("mail/en/unknown.txt");
    assertThat(mails.mailsTo(enrollment.educator().email())).isEmpty();
  }

  private Mail onlyMailTo(Enrollment enrollment) {
    List<Mail> all = mails.mailsTo(enrollment.educator().email());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static List<MimeMessage> arrived(Mail mail) {
    return mailFiles().map(MailServiceTest::read).filter(m -> hasId(m, mail)).toList();
  }

  private static java.util.stream.Stream<Path> mailFiles() {
    LocalMailServer server = MAIL_SERVER;
    return server.mails().stream();
  }

  private static MimeMessage read(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return new MimeMessage((Session) null, bytes);
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean hasId(MimeMessage message, Mail mail) {
    try {
      return mail.messageId().equals(message.getMessageID());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String texts(jakarta.mail.Part part) throws Exception {
    if (!(part.getContent() instanceof Multipart parts)) {
      return part.getContent().toString();
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.getCount(); i++) {
      text.append(texts(parts.getBodyPart(i)));
    }
    return text.toString();
  }
}
