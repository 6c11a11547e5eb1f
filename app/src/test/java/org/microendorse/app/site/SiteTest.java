package org.microendorse.app.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;

/** What a person without an account reads. */
class SiteTest extends PortalTest {
  @Test
  void a_visitor_is_welcomed_where_others_have_their_tasks() {
    assertThat(page("/"))
        .contains("You already do the work", "Leadership for SEL", "Sign in")
        .doesNotContain("My tasks");
    assertThat(signIn("ada").get("/").body())
        .contains("My tasks")
        .doesNotContain("You already do the work");
  }

  @Test
  void how_it_works_tells_stages_review_and_logistics() {
    assertThat(page("/how-it-works"))
        .contains("Fill knowledge gaps", "Who decides", "Teams of 4 to 10", "About 30 hours");
  }

  @Test
  void a_team_of_five_to_eight_comes_to_about_fifty_to_eighty_dollars_each() {
    assertThat(page("/cost?people=5")).contains("<strong>$83.33</strong>", "$1,250");
    assertThat(page("/cost?people=6")).contains("<strong>$69.44</strong>");
    assertThat(page("/cost?people=8")).contains("<strong>$52.08</strong>", "$156.25");
  }

  @Test
  void where_there_is_no_price_the_page_says_why() {
    assertThat(page("/cost?people=3")).contains("no price", "at least 4 people");
    assertThat(page("/cost?people=4000")).contains("no price", "at most 10 people");
    assertThat(page("/cost?people=6&teams=3")).contains("no price", "at least 4 teams");
    assertThat(page("/cost?people=-1&teams=-5&for=nothing")).contains("at least 4 people");
  }

  private String page(String path) {
    var answer = PortalSession.guest(address()).get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }
}
