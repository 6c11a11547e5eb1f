package org.microendorse.app.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.microendorse.processes.Models;

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
  void each_decision_has_examples_and_all_are_right() {
    assertThat(ModelSet.delivered().examples()).hasSameSizeAs(Models.examples().toList());
    assertThat(ModelCheck.of(ModelSet.delivered())).isEmpty();
  }

  @Test
  void an_example_that_is_wrong_now_is_a_warning_and_the_set_can_go_live() throws IOException {
    OwnerFiles.edit(
        folder,
        new OwnerFiles.Edit(
            "processes/review-sla.dmn", "<dmn:text>10</dmn:text>", "<dmn:text>8</dmn:text>"));

    assertThat(ModelCheck.of(ModelSet.in(folder)))
        .contains(
            Finding.warning(
                "processes/examples/review-sla.csv",
                "line 2: result.dueAfter was 10, is now 8. If that is meant, change the example"
                    + " (Feedback within two to three weeks)."))
        .noneMatch(Finding::isError);
    assertThat(CheckModelsCommand.run(folder.toString(), null)).isZero();
  }

  @Test
  void what_is_missing_is_taken_from_the_delivered_models_unless_it_is_an_example()
      throws IOException {
    for (String file : ModelSet.delivered().models().keySet()) {
      Path model = folder.resolve(file);
      byte[] content = Files.readAllBytes(model);
      Files.delete(model);
      List<Finding> findings = ModelCheck.of(ModelSet.in(folder));
      Files.write(model, content);

      assertThat(findings)
          .as(file)
          .isEqualTo(
              file.endsWith("InternalReviewProcess.bpmn")
                  ? List.of()
                  : List.of(Finding.warning(file, "It is missing. The delivered one is used.")));
    }
    Files.delete(folder.resolve("processes/InternalReviewProcess.bpmn"));

    assertThat(ModelCheck.of(ModelSet.in(folder))).isEmpty();
  }

  @Test
  void a_folder_without_models_is_refused(@TempDir Path empty) {
    assertThat(ModelCheck.of(ModelSet.in(empty))).isNotEmpty().allMatch(Finding::isError);
  }

  @Test
  void truth_values_are_read_as_spreadsheets_save_them() throws IOException {
    for (String file : ModelSet.delivered().examples().keySet()) {
      Path examples = folder.resolve(file);
      Files.writeString(
          examples,
          Files.readString(examples)
              .replaceAll("(?m)(?<=,|^)true(?=,)", "TRUE")
              .replaceAll("(?m)(?<=,|^)false(?=,)", "False"));
    }

    assertThat(folder.resolve("processes/examples/late-joiner.csv")).content().contains("TRUE");
    assertThat(ModelCheck.of(ModelSet.in(folder))).isEmpty();
  }

  @Test
  void the_columns_of_the_levels_can_be_in_any_order() throws IOException {
    Path file = folder.resolve("processes/levels.dmn");
    String moved =
        Files.readString(file)
            .replaceAll("(?s)(<dmn:output .*?)(<dmn:output [^>]*\"rubric\"[^>]*>)", "$2$1")
            .replaceAll(
                "(?s)(<dmn:outputEntry .*?)(<dmn:outputEntry id=\"\\w+_3\">.*?</dmn:outputEntry>)",
                "$2$1");
    Files.writeString(file, moved);

    assertThat(moved.indexOf("name=\"rubric\"")).isLessThan(moved.indexOf("name=\"label\""));
    assertThat(ModelCheck.levelsOf(ModelSet.in(folder)))
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(ModelCheck.levelsOf(ModelSet.delivered()));
    assertThat(ModelCheck.of(ModelSet.in(folder))).isEmpty();
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
    for (String name : List.of("large", "larger")) {
      Files.writeString(
          folder.resolve(name + ".form"), "{\"id\":\"" + name + "\"}" + " ".repeat(3_000_000));
    }

    assertThat(ModelCheck.of(ModelSet.in(folder)))
        .anySatisfy(finding -> assertThat(finding.sentence()).contains("accepts at most"));

    Files.write(folder.resolve("large.form"), new byte[5_000_000]);

    assertThatThrownBy(() -> ModelSet.in(folder))
        .isInstanceOf(ModelsRefused.class)
        .hasMessageContaining("large.form: The file has 4,882 kB");
  }

  @Test
  void what_is_nested_deeper_than_the_engine_can_read_is_told() throws IOException {
    OwnerFiles.edit(
        folder,
        new OwnerFiles.Edit(
            "processes/appeal-policy.dmn", "<dmn:text>30", "<dmn:text>" + "[".repeat(50_000)));

    assertThat(ModelCheck.of(ModelSet.in(folder)))
        .anySatisfy(finding -> assertThat(finding.sentence()).contains("nested too deeply"));
  }

  @Test
  void a_folder_that_is_not_there_is_told() {
    assertThatThrownBy(() -> ModelSet.in(folder.resolve("elsewhere")))
        .isInstanceOf(ModelsRefused.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void a_zip_file_is_read_like_the_folder_that_was_packed() throws IOException {
    Map<String, byte[]> packed = new TreeMap<>();
    ModelSet.delivered()
        .files()
        .forEach((name, content) -> packed.put("my-models/" + name, content));
    packed.put("__MACOSX/my-models/processes/._own.dmn", new byte[1]);
    packed.put("my-models/.DS_Store", new byte[1]);

    ModelSet read = ModelSet.in(zip(packed));

    assertThat(read.files()).containsExactlyInAnyOrderEntriesOf(ModelSet.delivered().files());
    assertThat(ModelSet.in(zip(ModelSet.delivered().files())).files())
        .containsOnlyKeys(ModelSet.delivered().files().keySet());
    assertThat(ModelCheck.of(read)).isEmpty();
  }

  static List<Arguments> badZips() {
    byte[] small = "a".getBytes(UTF_8);
    byte[] large = new byte[ModelCheck.LARGEST + 1];
    Map<String, byte[]> many = new TreeMap<>();
    IntStream.range(0, 2_001).forEach(i -> many.put(i + ".form", small));
    return List.of(
        Arguments.of(Map.of("../../etc/own.dmn", small), "../../etc/own.dmn leads out"),
        Arguments.of(Map.of("/etc/own.dmn", small), "/etc/own.dmn leads out"),
        Arguments.of(Map.of("..\\own.dmn", small), "leads out of the ZIP file"),
        Arguments.of(Map.of("processes/own.dmn", large), "too large once unpacked"),
        Arguments.of(many, "more than 2,000 entries"));
  }

  @ParameterizedTest
  @MethodSource("badZips")
  void a_zip_file_that_is_not_what_it_should_be_is_told(Map<String, byte[]> files, String told)
      throws IOException {
    Path zip = zip(files);

    assertThatThrownBy(() -> ModelSet.in(zip))
        .isInstanceOf(ModelsRefused.class)
        .hasMessageContaining(told);
  }

  @Test
  void a_file_that_is_no_zip_file_is_told() throws IOException {
    Path file = Files.writeString(folder.resolve("models.zip"), "no models");

    assertThat(CheckModelsCommand.run(file.toString(), null)).isEqualTo(1);
    assertThatThrownBy(() -> ModelSet.in(file))
        .isInstanceOf(ModelsRefused.class)
        .hasMessageContaining("This ZIP file cannot be read");
  }

  private Path zip(Map<String, byte[]> files) throws IOException {
    Path zip = folder.resolve("models.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (var file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
      }
    }
    return zip;
  }
}
