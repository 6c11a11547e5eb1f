package org.microendorse.app.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Accounts;
import org.springframework.beans.factory.annotation.Autowired;

/** People change their own name and email address. */
class ContactDetailsTest extends PortalTest {
  private static final String CONFIRM = "Confirm your new email address";

  @Autowired private MailService mails;
  @Autowired private Accounts accounts;

  private final String email = "moved-" + UUID.randomUUID() + "@school.example.org";
  private PortalSession me;

  @BeforeEach
  void signedIn() {
    me = newEducator();
  }

  @Test
  void a_new_name_is_shown_at_once() {
    assertThat(post("/account/name", "name", " Ada \u202eÁlvarez ").statusCode()).isEqualTo(302);

    assertThat(me.get("/account").body()).contains("<strong dir=\"auto\">Ada Álvarez</strong>");
    assertThat(accounts.findByUsername(me.username()).orElseThrow().displayName())
        .isEqualTo("Ada Álvarez");
  }

  @ParameterizedTest
  @CsvSource({"' ', Enter a name", "visit evil.example, without a web", "<b>Ada</b>, '< and >'"})
  void what_is_no_name_is_refused_and_kept_in_its_field(String name, String words) {
    var refused = post("/account/name", "name", name);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body().replace("&lt;", "<").replace("&gt;", ">"))
        .contains(words, "href=\"#name\"");
  }

  @Test
  void a_new_address_counts_once_it_is_confirmed_and_the_old_one_is_told() {
    String old = accounts.findByUsername(me.username()).orElseThrow().email();

    assertThat(request(email, PASSWORD).statusCode()).isEqualTo(302);
    assertThat(me.get("/account").body()).contains("We sent a link to " + email, old);
    String link = new Mailbox(email).awaitLink(CONFIRM);
    assertThat(newEducator().get(link).body())
        .as("for nobody else")
        .contains("was sent for another account");
    assertThat(me.get(link).body()).contains(email);
    assertThat(me.get("/account").body()).as("looking is not confirming").contains(old);

    String token = link.substring(link.indexOf("token=") + 6);
    assertThat(post("/account/email/confirm", "token", token).statusCode()).isEqualTo(302);

    assertThat(me.get("/account").body()).contains(email).doesNotContain(old);
    assertThat(new Mailbox(old).await("Your email address was changed", 1).getLast())
        .contains("was changed to moved-");
    await()
        .untilAsserted(
            () -> assertThat(mails.mailsTo(old)).as("nothing is kept under the old one").isEmpty());
    assertThat(post("/account/email/confirm", "token", token).statusCode())
        .as("the link works once")
        .isEqualTo(409);
    PortalSession.signIn(address(), email, PASSWORD);
  }

  @Test
  void an_address_that_has_an_account_gets_the_same_answer_and_its_owner_is_told() {
    var other = newEducator();
    String taken = accounts.findByUsername(other.username()).orElseThrow().email();

    assertThat(request(taken.toUpperCase(), PASSWORD).statusCode()).isEqualTo(302);

    assertThat(me.get("/account").body()).contains("We sent a link to " + taken);
    assertThat(mails.mailsTo(taken))
        .extracting("subject")
        .contains("This address already has an account");
  }

  @Test
  void only_its_owner_changes_an_address() {
    assertThat(request(email, "not my password").statusCode()).isEqualTo(422);
    assertThat(request("nobody", PASSWORD).statusCode()).isEqualTo(422);
    assertThat(PortalSession.guest(address()).get("/account/contact").statusCode()).isEqualTo(302);
    assertThat(mails.mailsTo(email)).isEmpty();
  }

  private HttpResponse<String> request(String address, String password) {
    return me.post(
        "/account/email", Form.MEDIA_TYPE, Form.of("email", address, "confirmation", password));
  }

  private HttpResponse<String> post(String path, String name, String value) {
    return me.post(path, Form.MEDIA_TYPE, Form.of(name, value));
  }
}
