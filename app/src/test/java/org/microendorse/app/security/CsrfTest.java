package org.microendorse.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;

class CsrfTest extends PortalTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  /** Pages are compressed: a token that is the same each time could be guessed from their size. */
  @Test
  void the_token_in_a_page_is_another_one_each_time_and_works() {
    var ada = signIn("ada");

    String first = token(ada);

    assertThat(token(ada)).isNotEqualTo(first);
    assertThat(leave(ada, first)).isEqualTo(302);
  }

  @Test
  void the_value_of_the_cookie_counts_in_a_header_only() {
    var ada = signIn("ada");
    String cookie =
        ada.cookies().stream()
            .filter(it -> it.getName().equals("XSRF-TOKEN"))
            .findFirst()
            .orElseThrow()
            .getValue();

    assertThat(leave(ada, cookie)).isEqualTo(403);
    assertThat(leave(ada, "")).isEqualTo(403);
    assertThat(ada.post("/logout", "application/x-www-form-urlencoded", "").statusCode())
        .isEqualTo(302);
  }

  private static String token(PortalSession session) {
    var found = TOKEN.matcher(session.get("/").body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static int leave(PortalSession session, String token) {
    String form = "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    return session.postWithoutHeader("/logout", form).statusCode();
  }
}
