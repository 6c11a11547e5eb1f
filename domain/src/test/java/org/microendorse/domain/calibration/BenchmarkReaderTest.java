package org.microendorse.domain.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.calibration.Benchmark.TrueScore;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Criterion;
import org.microendorse.domain.catalog.TestLevels;

class BenchmarkReaderTest {
  static {
    TestLevels.use();
  }

  private static final String GOOD =
      """
      microCredentialId: first-steps
      benchmarks:
        - id: a-walk
          title: A walk
          artifacts:
            - {title: Plan, text: A plan on one page.}
          scores:
            - {criterionId: two, level: developing, rationale: Too short.}
            - {criterionId: one, level: demonstrated, rationale: All there.}
      """;

  private final BenchmarkReader reader = new BenchmarkReader(BenchmarkReaderTest::catalog);

  @Test
  void scores_are_in_the_order_of_the_rubric() throws IOException {
    read("good.yaml", GOOD);

    Benchmark benchmark = reader.benchmarks().getFirst();

    assertThat(benchmark.microCredentialId()).isEqualTo("first-steps");
    assertThat(benchmark.artifacts()).hasSize(1);
    assertThat(benchmark.scores())
        .containsExactly(
            new TrueScore("one", TestLevels.DEMONSTRATED, "All there."),
            new TrueScore("two", TestLevels.DEVELOPING, "Too short."));
  }

  @Test
  void every_problem_names_file_and_field() throws IOException {
    read(
        "bad.yaml",
        GOOD.replace("id: a-walk", "id: A walk")
            .replace("title: A walk", "title: ' '")
            .replace("text: A plan on one page.", "text: ''")
            .replace("criterionId: two, level: developing", "criterionId: three")
            .replace("rationale: All there.", "rationale: ''"));

    assertThat(problems())
        .containsExactly(
            "bad.yaml: benchmarks[0].id must be lower-case words joined by hyphens, not 'A walk'",
            "bad.yaml: benchmarks[0].title is missing or blank",
            "bad.yaml: benchmarks[0].artifacts[0].text is missing or blank",
            "bad.yaml: benchmarks[0].scores[0].criterionId 'three' is not a criterion of this"
                + " micro-credential",
            "bad.yaml: benchmarks[0].scores[0].level is missing",
            "bad.yaml: benchmarks[0].scores[1].rationale is missing or blank",
            "bad.yaml: benchmarks[0].scores has nothing for criterion 'two'");
  }

  @Test
  void a_criterion_is_scored_once_and_a_benchmark_has_a_name_of_its_own() throws IOException {
    read("twice.yaml", GOOD.replace("criterionId: two", "criterionId: one"));
    read("again.yaml", GOOD);

    assertThat(problems())
        .containsExactly(
            "twice.yaml: benchmarks[0].scores[1].criterionId 'one' is scored twice",
            "twice.yaml: benchmarks[0].scores has nothing for criterion 'two'",
            "again.yaml: benchmarks[0].id 'a-walk' is used twice");
  }

  @Test
  void one_level_throughout_would_tell_nothing() throws IOException {
    read("flat.yaml", GOOD.replace("level: developing", "level: demonstrated"));

    assertThat(problems())
        .containsExactly(
            "flat.yaml: benchmarks must not all have the same level for every criterion");
  }

  @Test
  void what_is_no_level_no_micro_credential_or_no_yaml_is_named() throws IOException {
    read("level.yaml", GOOD.replace("level: developing", "level: splendid"));
    read("unknown.yaml", GOOD.replace("first-steps", "knitting"));
    read("torn.yaml", GOOD + "  - }");
    read("empty.yaml", "microCredentialId: first-steps\n");
    read("nothing.yaml", "");

    assertThat(problems())
        .hasSize(5)
        .anySatisfy(
            it ->
                assertThat(it)
                    .startsWith("level.yaml: benchmarks[0].scores[0].level:")
                    .contains("'splendid' is not a level"))
        .contains(
            "unknown.yaml: microCredentialId 'knitting' is not a micro-credential of the catalog",
            "empty.yaml: benchmarks is missing or empty")
        .anySatisfy(it -> assertThat(it).startsWith("nothing.yaml: the file: "))
        .anySatisfy(it -> assertThat(it).startsWith("torn.yaml: ").contains("line 10"));
  }

  private List<String> problems() {
    return catchThrowableOfType(InvalidBenchmarks.class, reader::benchmarks).problems();
  }

  private void read(String file, String content) throws IOException {
    reader.read(file, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  private static Optional<MicroCredential> catalog(String id) {
    return id.equals("first-steps")
        ? Optional.of(
            new MicroCredential(
                id,
                1,
                "",
                "",
                "",
                "",
                30,
                null,
                criteria("one", "two"),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null))
        : Optional.empty();
  }

  private static List<Criterion> criteria(String... ids) {
    return List.of(ids).stream().map(id -> new Criterion(id, id, "", null)).toList();
  }
}
