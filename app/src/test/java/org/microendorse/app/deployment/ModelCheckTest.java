package org.microendorse.app.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in a process owner's own models before they go live. */
class ModelCheckTest {
  @TempDir Path folder;

  @BeforeEach
  void exportTheDeliveredModels() {
    assertThat(ExportModelsCommand.run(folder.toString())).isZero();
  }

  @Test
  void what_is_exported_is_the_set_that_comes_with_the_application() {
    ModelSet exported = ModelSet.in(folder);

    assertThat(exported.files()).containsExactlyInAnyOrderEntriesOf(ModelSet.delivered().files());
    assertThat(ModelCheck.of(exported)).isEmpty();
    assertThat(ExportModelsCommand.run("")).as("nothing to export").isEqualTo(-1);
  }

  @Test
  void what_was_changed_is_not_overwritten_by_a_second_export() throws IOException {
    Path changed = folder.resolve("processes/team-rules.dmn");
    Files.writeString(changed, "my own");

    assertThat(ExportModelsCommand.run(folder.toString())).isEqualTo(1);
    assertThat(changed).hasContent("my own");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "processes/team-rules.dmn|</dmn:definitions>||not well-formed XML, see line",
        "processes/team-rules.dmn|id=\"team-rules\"|id=\"team-size\"|no decision team-rules, which",
        "processes/AppealProcess.bpmn|isExecutable=\"true\"||no executable process",
        "processes/AppealProcess.bpmn|id=\"AppealProcess\"|id=\"Appeal\"|no process AppealProcess",
        "processes/AppealProcess.bpmn|type=\"appeal.openAppeal\"|type=\"appeal.opn\"|no worker does jobs",
        "processes/AppealProcess.bpmn|\"appeal-late\"|\"late\"|mail \"late\", which is not there",
        "processes/AppealProcess.bpmn|decisionId=\"appeal-o|decisionId=\"o|uses the decision",
        "processes/AppealProcess.bpmn|formId=\"review-appeal\"|formId=\"review\"|uses the form",
        "processes/AppealProcess.bpmn|programManager&#34;|manager&#34;|group \"manager\"",
        "processes/AppealProcess.bpmn|key=\"requires\" value=\"certified\"|key=\"a\" value=\"b\"|by nobody",
        "processes/AppealProcess.bpmn|key=\"requires\" value=\"certified\"|key=\"requires\" value=\"x\"|nobody",
        "processes/AppealProcess.bpmn|key=\"signedBy\"|key=\"signed\"|that nobody signs",
        "processes/AppealProcess.bpmn|\"signedBy\" value=\"appealR|\"signedBy\" value=\"r|output",
        "processes/MicroCredentialPathProcess.bpmn|\"shows\" value=\"f|\"shows\" value=\"x|can only show",
        "processes/MicroCredentialPathProcess.bpmn|processId=\"PreC|processId=\"C|uses the process",
        "forms/submit.form|\"id\": \"submit\",||The form has no id",
        "forms/submit.form|\"id\": \"submit\"|\"id\": \"approve\"|form approve is in forms/",
        "forms/submit.form|\"components\": [|\"components\": [,|not JSON, see line",
      })
  void a_mistake_is_told_with_its_file(String file, String what, String instead, String told)
      throws IOException {
    Path changed = folder.resolve(file);
    String model = Files.readString(changed);
    assertThat(model).contains(what);
    Files.writeString(changed, model.replace(what, instead == null ? "" : instead));

    assertThat(ModelCheck.of(ModelSet.in(folder)))
        .anySatisfy(finding -> assertThat(finding.toString()).contains(told));
  }

  @Test
  void a_file_that_reads_others_from_the_disk_is_refused() throws IOException {
    Files.writeString(
        folder.resolve("processes/own.dmn"),
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>");

    assertThat(ModelCheck.of(ModelSet.in(folder)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.file()).isEqualTo("processes/own.dmn");
              assertThat(finding.sentence()).contains("DOCTYPE");
            });
  }

  @Test
  void a_set_that_is_too_large_for_the_engine_is_told_before_the_engine_is_asked()
      throws IOException {
    Files.write(
        folder.resolve("large.form"),
        ("{\"id\":\"large\"}" + " ".repeat(5_000_000)).getBytes(UTF_8));

    assertThat(ModelCheck.of(ModelSet.in(folder)))
        .anySatisfy(finding -> assertThat(finding.sentence()).contains("at once"));
  }

  @Test
  void a_folder_that_is_not_there_is_told() {
    assertThatThrownBy(() -> ModelSet.in(folder.resolve("elsewhere")))
        .isInstanceOf(ModelsRefused.class)
        .hasMessageContaining("cannot be read");
  }
}
