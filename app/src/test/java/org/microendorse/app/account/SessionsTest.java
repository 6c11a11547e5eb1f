package org.microendorse.app.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.json;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions end automatically, and nothing is lost. */
class SessionsTest extends PortalTest {
  @Autowired private JdbcClient jdbc;

  @Test
  void people_who_were_away_too_long_read_why_sign_in_and_continue_where_they_were() {
    var educator = newEducator();
    String enrollment = educator.enroll("equity-mindset");
    String task = educator.awaitTask("get-ready", enrollment).get("taskKey").asString("");
    byte[] typed = "{\"commitment\":true}".getBytes(StandardCharsets.UTF_8);
    json(educator.put("/api/tasks/" + task + "/draft", "application/json", typed));

    awayForTooLong(educator.username());

    assertThat(educator.get("/api/tasks").statusCode()).isEqualTo(401);
    var answer = educator.get("/tasks/" + task);
    assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/login?again");
    assertThat(educator.get("/login?again").body())
        .contains("nothing happened for 2 hours", "signed in for 12 hours", "is saved");

    var again = educator.postForm("/login", educator.username(), PASSWORD);
    assertThat(again.headers().firstValue("Location")).get().asString().contains("/tasks/" + task);
    assertThat(json(educator.get("/api/tasks/" + task)).at("/draft/data/commitment").asBoolean())
        .isTrue();
  }

  @Test
  void people_who_look_at_a_public_page_are_not_asked_to_sign_in_again() {
    var educator = newEducator();
    awayForTooLong(educator.username());

    var page = educator.get("/catalog");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Sign in");
  }

  private void awayForTooLong(String username) {
    int ended =
        jdbc.sql(
                """
                update spring_session
                set last_access_time = last_access_time - 2 * 3600 * 1000,
                    expiry_time = expiry_time - 2 * 3600 * 1000
                where principal_name = ?
                """)
            .param(username)
            .update();
    assertThat(ended).isPositive();
  }
}
