package org.microendorse.app.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  static List<Mistake> mistakes() {
    return List.of(
        OwnerFiles.read(Path.of("src/test/resources/owner-mistakes.yaml"), Mistake[].class));
  }

  /**
   * A wrong change.
   *
   * @param told part of what the check says
   */
  record Mistake(String file, @Nullable String find, String replace, String told) {}

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_told_with_its_file(Mistake mistake) throws IOException {
    OwnerFiles.edit(folder, new OwnerFiles.Edit(mistake.file(), mistake.find(), mistake.replace()));

    assertThat(ModelCheck.of(ModelSet.in(folder)))
        .anySatisfy(
            finding -> {
              assertThat(finding.file()).isIn(mistake.file(), folder.toString());
              assertThat(finding.toString()).contains(mistake.told());
            });
  }

  @Test
  void the_command_says_what_is_wrong_and_exits_with_1() throws IOException {
    assertThat(CheckModelsCommand.run("", null)).as("nothing to check").isEqualTo(-1);
    assertThat(CheckModelsCommand.run(folder.toString(), null)).isZero();
    assertThat(CheckModelsCommand.run(folder.resolve("elsewhere").toString(), null)).isEqualTo(1);

    Files.writeString(folder.resolve("forms/submit.form"), "{");

    assertThat(CheckModelsCommand.run(folder.toString(), "json")).isEqualTo(1);
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
        .anySatisfy(finding -> assertThat(finding.sentence()).contains("accepts at most"));
  }

  @Test
  void a_folder_that_is_not_there_is_told() {
    assertThatThrownBy(() -> ModelSet.in(folder.resolve("elsewhere")))
        .isInstanceOf(ModelsRefused.class)
        .hasMessageContaining("cannot be read");
  }
}
