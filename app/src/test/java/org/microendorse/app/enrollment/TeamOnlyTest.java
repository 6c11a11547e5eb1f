package org.microendorse.app.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.tree;

import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.account.Form;

/** What is earned with a team cannot be started alone. */
class TeamOnlyTest extends PortalTest {

  @Test
  void the_page_shows_the_way_to_a_team_instead_of_the_button() {
    var educator = newEducator();

    assertThat(educator.get("/catalog/" + TEAM_ONLY).body())
        .contains("Join with your team", "/catalog/leadership-for-english-learners")
        .doesNotContain("Begin this path", "Free of charge");
    assertThat(PortalSession.guest(address()).get("/catalog/" + TEAM_ONLY).body())
        .contains("Join with your team")
        .doesNotContain("Sign in to begin");
    assertThat(educator.get("/catalog/talking-with-families").body())
        .contains("Begin this path", "Free of charge")
        .doesNotContain("Join with your team");
  }

  @Test
  void page_and_api_refuse_and_say_why() {
    var educator = newEducator();

    var api =
        educator.post("/api/enrollments", "{\"microCredentialId\":\"%s\"}".formatted(TEAM_ONLY));
    var page = educator.post("/catalog/%s/enroll".formatted(TEAM_ONLY), Form.MEDIA_TYPE, "");

    assertThat(api.statusCode()).isEqualTo(409);
    assertThat(tree(api).get("detail").asString(""))
        .contains("is earned with a team, as part of Leadership for English Learners");
    assertThat(page.headers().firstValue("Location"))
        .get()
        .asString()
        .endsWith("/catalog/leadership-for-english-learners");
    assertThat(educator.get("/catalog/leadership-for-english-learners").body())
        .contains("is earned with a team");
    assertThat(educator.get("/api/enrollments").body()).isEqualTo("[]");
  }
}
