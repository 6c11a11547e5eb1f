package org.microendorse.app.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.app.PortalSession.withoutToken;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.notification.MailStatus;
import org.microendorse.engine.testing.TestEngine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Any educator can create an account. */
class SignUpTest extends PortalTest {
  private static final String CHOSEN = "seven quiet lanterns uphill";
  private static final String CONFIRM = "Confirm your email";

  @Autowired private MailService mails;
  @Autowired private JdbcClient jdbc;

  private final String email = "new-" + UUID.randomUUID() + "@school.example.org";
  private final Mailbox mailbox = new Mailbox(email);

  @Test
  void an_educator_signs_up_confirms_their_address_and_starts_a_path() {
    var visitor = PortalSession.guest(address());
    assertThat(location(visitor.get("/paths"))).endsWith("/login");
    assertThat(visitor.get("/login").body()).contains("New here? Create an account");

    assertThat(location(signUp(visitor, email))).endsWith("/sign-up/sent");
    assertThat(visitor.get("/sign-up/sent").body()).contains(email);
    assertThat(location(visitor.postForm("/login", email, CHOSEN)))
        .as("not before the address is confirmed")
        .endsWith("/login?error");

    String link = mailbox.awaitLink(CONFIRM);
    assertThat(visitor.get(link).body()).contains("Almost there", email);
    assertThat(location(confirm(visitor, link, CHOSEN)))
        .as("where they wanted to go at first")
        .contains("/paths");
    assertThat(visitor.get("/paths").body()).contains("Nell Ortega");
    visitor.get("/login");
    assertThat(visitor.enroll("equity-mindset")).isNotEmpty();

    assertThat(
            location(
                PortalSession.guest(address())
                    .postForm("/login", " " + email.toUpperCase(), CHOSEN)))
        .as("signing in by address, however it is spelled")
        .doesNotContain("error");
  }

  @ParameterizedTest
  @CsvSource({
    "Test, jos\u00e9@example.org, the part before the @",
    "Test, nobody, not an email address",
    "Test, a@localhost, not an email address",
    "'\u200b\u200b', blank@example.org, Enter a name.",
    "'\u00a0\u00a0', blank2@example.org, Enter a name.",
    "'\u3164', blank3@example.org, Enter a name."
  })
  void a_name_or_address_that_cannot_work_is_refused_at_its_field(
      String name, String address, String words) {
    var answer =
        PortalSession.guest(address())
            .post(
                "/sign-up",
                FORM,
                Form.of("name", name, "email", address, "password", CHOSEN, "place", ""));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains(words);
    assertThat(mails.mailsTo(address)).isEmpty();
  }

  @Test
  void an_address_is_converted_to_one_that_mail_can_be_sent_to() {
    String unique = UUID.randomUUID().toString();
    var visitor = PortalSession.guest(address());

    signUp(visitor, "\u200b" + unique + "@schule-k\u00f6ln.example");

    new Mailbox(unique + "@xn--schule-kln-lcb.example").awaitLink(CONFIRM);
  }

  @Test
  void a_name_is_kept_without_what_turns_it_around() {
    var visitor = PortalSession.guest(address());
    visitor.post(
        "/sign-up",
        FORM,
        Form.of("name", "Alice\u202egro live", "email", email, "password", CHOSEN, "place", ""));
    confirm(visitor, mailbox.awaitLink(CONFIRM), CHOSEN);

    assertThat(visitor.get("/account").body()).contains("Alicegro live").doesNotContain("\u202e");
  }

  @Test
  void people_who_wait_for_a_mail_that_the_server_refuses_are_told_so() {
    var visitor = PortalSession.guest(address());
    TestEngine.get().mail().answer(email, 550);
    signUp(visitor, email);

    await()
        .untilAsserted(
            () ->
                assertThat(mails.mailsTo(email))
                    .extracting(Mail::status)
                    .containsExactly(MailStatus.REJECTED));
    assertThat(again(visitor, email).body())
        .contains("t deliver our email to " + email, "sign up again with the right one");
  }

  @Test
  void a_link_works_once() {
    var visitor = PortalSession.guest(address());
    signUp(visitor, email);
    String link = mailbox.awaitLink(CONFIRM);
    confirm(visitor, link, CHOSEN);

    var other = PortalSession.guest(address());
    assertThat(other.get(link).body()).contains("no longer works");
    assertThat(confirm(other, link, CHOSEN).statusCode()).isEqualTo(409);
  }

  @Test
  void a_link_alone_is_not_enough() {
    var visitor = PortalSession.guest(address());
    signUp(visitor, email);
    String link = mailbox.awaitLink(CONFIRM);

    var answer = confirm(visitor, link, "another password altogether");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("not the password you chose");
    assertThat(location(confirm(visitor, link, CHOSEN))).endsWith("/");
  }

  @Test
  void a_link_is_sent_again_and_any_of_them_works() {
    var visitor = PortalSession.guest(address());
    signUp(visitor, email);
    String first = mailbox.awaitLink(CONFIRM);

    assertThat(location(again(visitor, email))).endsWith("/sign-up/sent");
    assertThat(mailbox.await(CONFIRM, 2)).hasSize(2);
    assertThat(location(confirm(visitor, first, CHOSEN))).endsWith("/");
  }

  @Test
  void an_old_link_works_no_longer() {
    var visitor = PortalSession.guest(address());
    signUp(visitor, email);
    String link = mailbox.awaitLink(CONFIRM);
    jdbc.sql("update sign_up set expires_at = now() - interval '1 second' where email = ?")
        .param(email)
        .update();

    assertThat(visitor.get(link).body()).contains("no longer works");
    assertThat(confirm(visitor, link, CHOSEN).statusCode()).isEqualTo(409);
  }

  @Test
  void known_addresses_get_the_same_answer_as_new_ones_and_an_email_explains() {
    var visitor = PortalSession.guest(address());
    signUp(visitor, email);
    confirm(visitor, mailbox.awaitLink(CONFIRM), CHOSEN);

    var stranger = PortalSession.guest(address());
    String unknown = "other-" + email;
    var known = signUp(stranger, email.toUpperCase());
    String knownPage = stranger.get("/sign-up/sent").body();
    var fresh = signUp(stranger, unknown);
    String freshPage = stranger.get("/sign-up/sent").body();

    assertThat(known.statusCode()).isEqualTo(fresh.statusCode());
    assertThat(location(known)).isEqualTo(location(fresh));
    assertThat(withoutToken(knownPage.replace(email, "X")))
        .isEqualTo(withoutToken(freshPage.replace(unknown, "X")));
    assertThat(mailbox.await("You already have an account", 1)).hasSize(1);
    assertThat(location(again(stranger, email))).isEqualTo(location(again(stranger, unknown)));
  }

  @Test
  void the_token_is_kept_nowhere() {
    signUp(PortalSession.guest(address()), email);
    String token = mailbox.awaitLink(CONFIRM).split("token=")[1];

    assertThat(jdbc.sql("select token_hash from sign_up").query(String.class).list())
        .isNotEmpty()
        .doesNotContain(token);
    assertThat(mails.mailsTo(email)).extracting(Mail::text).noneMatch(it -> it.contains(token));
  }

  @Test
  void nobody_floods_an_address_with_mails() {
    var visitor = PortalSession.guest(address());
    for (int i = 0; i < 8; i++) {
      assertThat(location(signUp(visitor, email))).endsWith("/sign-up/sent");
    }

    assertThat(mails.mailsTo(email)).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "'', nell@example.org, seven quiet lanterns, '', name",
    "Nell <b>, nell@example.org, seven quiet lanterns, '', name",
    "Nell, nell, seven quiet lanterns, '', email",
    "Nell, 'nell@example.org, max@example.org', seven quiet lanterns, '', email",
    "Nell, nell@example.org, short, '', password",
    "Nell, nell@example.org, passwordpassword123, '', password",
    "Nell Ortega, nell@example.org, nellortega nellortega, '', password",
    "Nell, nell@example.org, seven quiet lanterns, 00000000-0000-0000-0000-000000000000, place",
    "Nell, nell@example.org, seven quiet lanterns, nowhere, place",
  })
  void what_is_wrong_is_said_at_the_field(
      String name, String typed, String password, String place, String field) {
    var visitor = PortalSession.guest(address());

    var answer =
        visitor.post(
            "/sign-up",
            FORM,
            Form.of("name", name, "email", typed, "password", password, "place", place));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("There is a problem", "id=\"" + field + "-problem\"")
        .doesNotContain("value=\"" + password + "\"");
    assertThat(answer.body().split("-problem\" class=|class=\"problem\"")).hasSize(2);
  }

  private static final String FORM = Form.MEDIA_TYPE;

  private HttpResponse<String> signUp(PortalSession visitor, String address) {
    return visitor.post(
        "/sign-up",
        FORM,
        Form.of("name", "Nell Ortega", "email", address, "password", CHOSEN, "place", ""));
  }

  private static HttpResponse<String> again(PortalSession visitor, String address) {
    return visitor.post("/sign-up/again", FORM, Form.of("email", address));
  }

  static HttpResponse<String> confirm(PortalSession visitor, String link, String password) {
    return visitor.post(
        "/sign-up/confirm", FORM, Form.of("token", link.split("token=")[1], "password", password));
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.body()));
  }
}
