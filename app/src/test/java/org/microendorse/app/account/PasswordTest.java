package org.microendorse.app.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.withoutToken;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passwords, forgotten and guessed. */
class PasswordTest extends PortalTest {
  private static final String CHOSEN = "four brisk otters juggling";
  private static final String SUBJECT = "Choose a new password";

  @Autowired private JdbcClient jdbc;

  @Test
  void people_who_forget_their_password_choose_a_new_one_and_are_signed_out_everywhere() {
    var before = newEducator();
    String email = before.username() + "@example.org";
    var guest = PortalSession.guest(address());

    forgot(guest, email);
    String link = new Mailbox(email).awaitLink(SUBJECT);
    assertThat(guest.get(link).body()).contains("Choose a new password");
    assertThat(choose(guest, link, "tooshort").statusCode()).isEqualTo(422);
    assertThat(location(choose(guest, link, CHOSEN))).endsWith("/login?changed");

    assertThat(location(before.get("/paths"))).endsWith("/login?again");
    assertThat(before.get("/api/tasks").statusCode()).isEqualTo(401);
    assertThat(location(guest.postForm("/login", before.username(), PASSWORD))).endsWith("?error");
    assertThat(location(guest.postForm("/login", email, CHOSEN))).doesNotContain("error");
    assertThat(new Mailbox(email).await("Your password was changed", 1)).hasSize(1);
    assertThat(choose(PortalSession.guest(address()), link, CHOSEN).statusCode())
        .as("a link works once")
        .isEqualTo(409);
  }

  @Test
  void an_unknown_address_is_answered_like_a_known_one() {
    String known = newEducator().username() + "@example.org";
    String unknown = "nobody-" + known;
    var guest = PortalSession.guest(address());

    var first = forgot(guest, known);
    String knownPage = guest.get("/forgot-password").body();
    var second = forgot(guest, unknown);
    String unknownPage = guest.get("/forgot-password").body();

    assertThat(location(first)).isEqualTo(location(second));
    assertThat(withoutToken(knownPage.replace(known, "X")))
        .isEqualTo(withoutToken(unknownPage.replace(unknown, "X")));
    assertThat(new Mailbox(unknown).await("There is no account", 1)).hasSize(1);
  }

  @Test
  void after_repeated_failures_nobody_gets_in_until_the_owner_chooses_a_new_password() {
    String name = newEducator().username();
    String email = name + "@example.org";
    var guest = PortalSession.guest(address());

    for (int i = 0; i < 10; i++) {
      assertThat(location(guest.postForm("/login", i % 2 == 0 ? name : email, "guess " + i)))
          .endsWith("/login?error");
    }
    String locked = location(guest.postForm("/login", name, PASSWORD));
    assertThat(locked).as("even with the right password").endsWith("/login?locked=1");
    assertThat(guest.get("/login?locked=1").body()).contains("in about 1 minute");
    assertThat(new Mailbox(email).await("Too many failed attempts", 1)).hasSize(1);

    forgot(guest, email);
    choose(guest, new Mailbox(email).awaitLink(SUBJECT), CHOSEN);
    assertThat(location(guest.postForm("/login", name, CHOSEN))).doesNotContain("login");
  }

  @Test
  void an_unknown_name_is_locked_like_a_known_one() {
    var guest = PortalSession.guest(address());

    for (int i = 0; i < 10; i++) {
      assertThat(location(guest.postForm("/login", "Nobody-At-All", "guess"))).endsWith("?error");
    }

    assertThat(location(guest.postForm("/login", "nobody-at-all ", "guess")))
        .endsWith("/login?locked=1");
  }

  @Test
  void passwords_of_any_script_are_hashed_to_their_end() {
    var before = newEducator();
    String email = before.username() + "@example.org";
    String long1 = "школа весной открыта для всех, кто хочет учиться 🌷🌷🌷 один";
    String long2 = "школа весной открыта для всех, кто хочет учиться 🌷🌷🌷 другой";
    var guest = PortalSession.guest(address());
    forgot(guest, email);
    choose(guest, new Mailbox(email).awaitLink(SUBJECT), long1);

    assertThat(location(guest.postForm("/login", email, long2))).endsWith("?error");
    assertThat(location(guest.postForm("/login", email, long1))).doesNotContain("error");
    assertThat(
            jdbc.sql("select password_hash from account where email = ?")
                .param(email)
                .query(String.class)
                .single())
        .startsWith("{hmac-bcrypt}");
  }

  static HttpResponse<String> forgot(PortalSession guest, String email) {
    return guest.post("/forgot-password", Form.MEDIA_TYPE, Form.of("email", email));
  }

  static HttpResponse<String> choose(PortalSession guest, String link, String password) {
    return guest.post(
        "/new-password",
        Form.MEDIA_TYPE,
        Form.of("token", link.split("token=")[1], "password", password));
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.body()));
  }
}
