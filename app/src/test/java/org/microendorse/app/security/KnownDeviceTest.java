package org.microendorse.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;

/** A person who guesses a password locks out nobody else. */
class KnownDeviceTest extends PortalTest {
  private static final String SCHOOL = "198.51.100.201";
  private static final String HOME = "198.51.100.202";

  @Test
  void the_owner_signs_in_at_home_and_in_a_known_browser_while_another_person_guesses() {
    PortalSession owner = newEducator().from(SCHOOL);
    assertThat(owner.cookies())
        .filteredOn(cookie -> cookie.getName().equals("ENDORSE-DEVICE"))
        .singleElement()
        .satisfies(cookie -> assertThat(cookie.isHttpOnly()).isTrue());
    PortalSession guessing = PortalSession.guest(address()).from(SCHOOL);
    for (int i = 0; i < 10; i++) {
      assertThat(signIn(guessing, owner.username(), "a wrong guess " + i)).contains("error");
    }

    assertThat(signIn(guessing, owner.username(), PASSWORD)).contains("locked");
    assertThat(signIn(owner, owner.username(), PASSWORD)).endsWith("/");
    PortalSession atHome = PortalSession.guest(address()).from(HOME);
    assertThat(signIn(atHome, owner.username(), PASSWORD)).endsWith("/");
  }

  private static String signIn(PortalSession session, String username, String password) {
    HttpResponse<String> answer = session.postForm("/login", username, password);
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
