package org.microendorse.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;
import org.microendorse.app.cohort.CohortFixture;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.Levels;
import org.microendorse.domain.cohort.Cohort;
import org.microendorse.domain.notification.MailWording;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.rules.ModelDeployments;
import org.microendorse.domain.rules.ModelDeployments.LiveModel;
import org.microendorse.processes.Forms;
import org.microendorse.processes.Models;
import org.microendorse.workers.common.EngineModels;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A process owner changes rules in files, and nothing else. */
class OwnModelsTest extends PortalTest {
  @Autowired private LiveModels models;
  @Autowired private CamundaClient camunda;
  @Autowired private EngineModels engine;
  @Autowired private CatalogService catalog;
  @Autowired private ModelDeployments deployments;
  @Autowired private MailWording mails;
  @Autowired private Levels levels;
  @Autowired private TransactionTemplate transaction;
  @Autowired private CohortFixture cohorts;

  @TempDir Path folder;

  @AfterEach
  void deliveredModels() {
    models.deploy(ModelSet.delivered());
  }

  @Test
  void a_changed_number_and_a_changed_question_count_once_the_folder_is_deployed()
      throws IOException {
    ExportModelsCommand.run(folder.toString());
    assertThat(judged(9)).doesNotContain("at most");
    change("processes/team-rules.dmn", "&gt; 10", "&gt; 8");
    change("processes/team-rules.dmn", "at most 10 people", "at most 8 people");
    change("forms/evaluate.form", "It was well organized", "It was organized well");

    models.deploy(ModelSet.in(folder));

    assertThat(judged(9)).contains("A team has at most 8 people; this one has 9.");
    assertThat(models.form(Forms.EVALUATE).toString()).contains("It was organized well");
    assertThat(signIn("paul").get("/models").body())
        .contains("processes/examples/team-rules.csv", "is now [&quot;A team has at most 8 people");
  }

  @Test
  void pages_state_the_numbers_of_the_rules_that_are_live() throws IOException {
    assertThat(signIn("fay").get("/how-it-works").body())
        .contains("Teams of 4 to 10", "Cohorts of at least 4 teams", "within 2 to 3 weeks");
    ExportModelsCommand.run(folder.toString());
    change("processes/team-rules.dmn", "&gt; 10", "&gt; 8");
    change("processes/cohort-readiness.dmn", "&gt;= 4", "&gt;= 3");
    change("processes/review-sla.dmn", ">10</", ">20</");
    change("processes/review-sla.dmn", ">15</", ">25</");

    models.deploy(ModelSet.in(folder));

    assertThat(signIn("fay").get("/how-it-works").body())
        .contains("Teams of 4 to 8", "Cohorts of at least 3 teams", "within 4 to 5 weeks");
  }

  @Test
  void a_cohort_is_judged_by_the_rules_that_were_live_when_it_was_opened() throws IOException {
    Cohort before = cohorts.open();
    ExportModelsCommand.run(folder.toString());
    change("processes/team-rules.dmn", "&gt; 10", "&gt; 4");
    models.deploy(ModelSet.in(folder));
    Cohort after = cohorts.open();

    assertThat(register(before, 5).headers().firstValue("Location")).isPresent();
    assertThat(register(after, 5).body()).contains("A team has at most");
    assertThat(register(after, 4).headers().firstValue("Location")).isPresent();
  }

  private HttpResponse<String> register(Cohort cohort, int size) {
    List<Account> people = cohorts.people("ada", size);
    PortalSession registrar = signIn(people.getFirst().username());
    return CohortFixture.register(registrar, cohort.id(), "Team of " + size, people);
  }

  @Test
  void what_the_engine_does_not_take_is_told_and_what_was_live_stays_live() throws IOException {
    ExportModelsCommand.run(folder.toString());
    change("processes/team-rules.dmn", "&gt; 10", "&gt; 8");
    change("processes/AppealProcess.bpmn", "formId=\"review-appeal\"", "formId=\"\"");

    assertThatThrownBy(() -> models.deploy(ModelSet.in(folder)))
        .isInstanceOf(ModelsRefused.class)
        .hasMessageContaining("processes/AppealProcess.bpmn: The engine rejects it.");

    assertThat(judged(9)).doesNotContain("at most");
  }

  @Test
  void read_again_takes_what_has_changed__and_tells_what_is_wrong_while_the_rest_stays_live()
      throws IOException {
    ExportModelsCommand.run(folder.toString());
    var own =
        new LiveModels(engine, deployments, catalog, mails, levels, transaction, folder.toString());
    change("processes/team-rules.dmn", "&gt; 10", "&gt; 8");
    own.readAgain();
    LiveModel rules = live("team-rules");
    LiveModel price = live("team-price");

    change("processes/team-rules.dmn", "&gt; 8", "&gt; 7");
    own.readAgain();
    LiveModel changed = live("team-rules");
    assertThat(changed.model().version()).isGreaterThan(rules.model().version());
    assertThat(changed.since()).isAfter(rules.since());
    assertThat(live("team-price").since()).isEqualTo(price.since());
    assertThat(own.refused()).isEmpty();
    assertThat(deployments.live().origin()).isEqualTo(folder.toString());

    change("processes/team-rules.dmn", "</dmn:definitions>", "");
    assertThatThrownBy(own::readAgain).isInstanceOf(ModelsRefused.class);
    assertThat(own.refused())
        .anySatisfy(it -> assertThat(it.file()).isEqualTo("processes/team-rules.dmn"));
    assertThat(live("team-rules")).isEqualTo(changed);
    assertThat(judged(8)).contains("this one has 8");
  }

  @Test
  void reading_unchanged_models_changes_no_date() {
    models.readAgain();
    var before = deployments.live();

    models.readAgain();

    assertThat(deployments.live()).isEqualTo(before);
    assertThat(before.models()).hasSize(Models.resources().size());
  }

  @Test
  void the_process_owner_sees_what_is_live__others_do_not() {
    PortalSession owner = signIn("paul");
    assertThat(owner.get("/").body()).contains("href=\"/models\"");
    assertThat(owner.get("/models").body())
        .contains("Submission review", "processes/team-rules.dmn", "forms/submit.form")
        .doesNotContain("Read again");
    for (String other : everybodyBut("paul")) {
      PortalSession session = signIn(other);
      assertThat(session.get("/models").statusCode()).as(other).isEqualTo(404);
      assertThat(session.get("/models/mails/not-yet").statusCode()).as(other).isEqualTo(404);
      assertThat(session.post("/models/read-again", "{}").statusCode()).as(other).isEqualTo(404);
      assertThat(session.get("/").body()).as(other).doesNotContain("href=\"/models\"");
    }
  }

  private LiveModel live(String decision) {
    return deployments.live().models().stream()
        .filter(it -> it.model().id().equals(decision))
        .findFirst()
        .orElseThrow();
  }

  private void change(String file, String what, String instead) throws IOException {
    OwnerFiles.edit(folder, new OwnerFiles.Edit(file, what, instead));
  }

  /** What the rule says about a team of this size. */
  private String judged(int people) {
    return camunda
        .newEvaluateDecisionCommand()
        .decisionId("team-rules")
        .variables(Map.of("teamPeople", people, "teamDistricts", 1))
        .send()
        .join()
        .getDecisionOutput();
  }
}
