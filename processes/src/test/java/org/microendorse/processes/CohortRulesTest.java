package org.microendorse.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.DecisionValues.Readiness;

/** The rules of teams and cohorts. */
class CohortRulesTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  private static final ObjectMapper JSON = new ObjectMapper();

  CamundaClient client;

  @BeforeEach
  void deployModels() {
    new PathFixture(client).deployModels();
  }

  @Test
  void a_team_has_4_to_10_people_of_one_school_or_district_or_a_sentence_says_what_is_wrong()
      throws IOException {
    for (int people = 0; people <= 14; people++) {
      JsonNode problems = team(people, 1);
      assertThat(problems.size())
          .as(people + " people")
          .isEqualTo(people < 4 || people > 10 ? 1 : 0);
    }
    assertThat(team(3, 1).get(0).asText())
        .isEqualTo("A team has at least 4 people; this one has 3.");
    assertThat(team(11, 1).get(0).asText())
        .isEqualTo("A team has at most 10 people; this one has 11.");
    assertThat(team(11, 2)).hasSize(2);
    assertThat(team(5, 2).get(0).asText()).contains("has people from 2");
  }

  /** For any teams: ready exactly if 4 are valid, from 2 places; never without an explanation. */
  @Test
  void a_cohort_is_ready_exactly_with_4_right_teams_from_various_schools_or_districts()
      throws IOException {
    Random random = new Random(4);
    for (int i = 0; i < 60; i++) {
      List<Map<String, Object>> teams = new ArrayList<>();
      int right = 0;
      boolean[] places = new boolean[3];
      for (int n = random.nextInt(8); n > 0; n--) {
        int place = random.nextInt(random.nextBoolean() ? 1 : places.length);
        boolean problem = random.nextInt(4) == 0;
        teams.add(
            Map.of(
                "teamId", "t" + n,
                "name", "Team " + n,
                "organizationId", "School " + place,
                "people", 5,
                "problems", problem ? List.of("It is too small.") : List.of()));
        right += problem ? 0 : 1;
        places[place] |= !problem;
      }
      int various = (places[0] ? 1 : 0) + (places[1] ? 1 : 0) + (places[2] ? 1 : 0);

      JsonNode answer =
          decide(Decisions.COHORT_READINESS, Map.of(Variables.TEAM_JUDGEMENTS, teams));

      assertThat(answer.get("readiness").asText())
          .as(teams.toString())
          .isEqualTo(right >= 4 && various >= 2 ? Readiness.READY : Readiness.TOO_FEW_TEAMS);
      assertThat(answer.get("sentence").asText()).isNotBlank();
    }
  }

  @Test
  void two_weeks_after_the_semester_opened_nobody_new_joins_after_six_no_substitute()
      throws IOException {
    assertThat(joins(0, false)).isTrue();
    assertThat(joins(14, false)).isTrue();
    assertThat(joins(15, false)).isFalse();
    assertThat(joins(15, true)).isTrue();
    assertThat(joins(42, true)).isTrue();
    assertThat(joins(43, true)).isFalse();
  }

  private boolean joins(int days, boolean substitute) throws IOException {
    JsonNode answer =
        decide(
            Decisions.LATE_JOINER,
            Map.of(Variables.JOINER, Map.of("days", days, "substitute", substitute)));
    assertThat(answer.get("sentence").asText()).isNotBlank();
    return answer.get("admitted").asBoolean();
  }

  private JsonNode team(int people, int districts) throws IOException {
    return decide(
        Decisions.TEAM_RULES,
        Map.of(
            Variables.TEAM_PEOPLE, people,
            Variables.TEAM_DISTRICTS, districts,
            Variables.TEAM_GROWS, false));
  }

  private JsonNode decide(String decision, Map<String, Object> facts) throws IOException {
    return JSON.readTree(
        client
            .newEvaluateDecisionCommand()
            .decisionId(decision)
            .variables(facts)
            .send()
            .join()
            .getDecisionOutput());
  }
}
