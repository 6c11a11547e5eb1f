package org.microendorse.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microendorse.app.PortalTest;
import org.microendorse.processes.Forms;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner changes rules in files, and nothing else. */
class OwnModelsTest extends PortalTest {
  @Autowired private LiveModels models;
  @Autowired private CamundaClient camunda;

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
  }

  @Test
  void what_the_engine_does_not_take_is_told_and_what_was_live_stays_live() throws IOException {
    ExportModelsCommand.run(folder.toString());
    change("processes/team-rules.dmn", "&gt; 10", "&gt; 8");
    change("processes/AppealProcess.bpmn", "formId=\"review-appeal\"", "formId=\"\"");

    assertThatThrownBy(() -> models.deploy(ModelSet.in(folder)))
        .isInstanceOf(ModelsRefused.class)
        .hasMessageContaining("processes/AppealProcess.bpmn: The engine does not take it.");

    assertThat(judged(9)).doesNotContain("at most");
  }

  private void change(String file, String what, String instead) throws IOException {
    Path model = folder.resolve(file);
    String text = Files.readString(model);
    assertThat(text).contains(what);
    Files.writeString(model, text.replace(what, instead));
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
