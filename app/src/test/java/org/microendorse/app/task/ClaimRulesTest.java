package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.app.PortalSession.tree;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.microendorse.app.Enrolled;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whether a person may review is judged again when they claim. */
class ClaimRulesTest extends PortalTest {
  private static final String MC = "elevating-sel";

  @Autowired private JdbcClient jdbc;

  @AfterEach
  void asBefore() {
    jdbc.sql(
            "update account set district_id = (select district_id from account where username = 'otto') where username = 'max'")
        .update();
  }

  @Test
  void a_colleague_of_the_educator_by_now_cannot_claim_and_hears_no_more_than_needed() {
    var path = Enrolled.in(MC, newEducator()).handedIn();
    PortalSession max = signIn("max");
    JsonNode task = max.awaitTask("assess", path.id());
    jdbc.sql(
            "update account set district_id = (select district_id from account where username = 'ada') where username = 'max'")
        .update();

    var answer = max.claim(task);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(tree(answer).get("detail").asString(""))
        .contains("Your ties have changed")
        .doesNotContain("district");
    assertThat(signIn("mia").claim(task).statusCode()).isEqualTo(204);
  }

  @Test
  void an_educator_who_moves_to_the_reviewers_district_and_back_is_still_a_tie() {
    PortalSession educator = newEducator();
    var path = Enrolled.in(MC, educator).handedIn();
    PortalSession max = signIn("max");
    JsonNode task = max.awaitTask("assess", path.id());
    for (String name : new String[] {"max", "ada"}) {
      educator.post(
          "/account/place",
          "application/x-www-form-urlencoded",
          "place="
              + jdbc.sql("select district_id from account where username = ?")
                  .param(name)
                  .query(UUID.class)
                  .single());
    }

    assertThat(max.claim(task).statusCode()).isEqualTo(409);
  }

  @Test
  void an_assessor_whose_calibration_ended_cannot_claim() {
    var path = Enrolled.in(MC, newEducator()).handedIn();
    PortalSession max = signIn("max");
    JsonNode task = max.awaitTask("assess", path.id());
    String ofMax =
        " where micro_credential_id = 'elevating-sel' and account_id = (select id from account where username = 'max')";
    jdbc.sql(
            "update calibration_result set valid_until = valid_until - interval '10 years'" + ofMax)
        .update();
    try {
      var answer = max.claim(task);

      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(tree(answer).get("detail").asString("")).contains("Your calibration");
    } finally {
      jdbc.sql(
              "update calibration_result set valid_until = valid_until + interval '10 years'"
                  + ofMax)
          .update();
    }
  }
}
