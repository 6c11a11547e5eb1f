package org.microendorse.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueReaderTest {
  private static final String GOOD =
      """
      id: leading
      title: Leading
      audience: Teams
      aim: To lead.
      description: About leading.
      microCredentials:
        - id: first-steps
          title: First steps
          goal: You take first steps.
          demonstration: Show them.
          hours: 30
          addie: {analyze: a, design: b, develop: c, implement: d, evaluate: e}
          criteria:
            - {id: one, title: One, description: d, levels: {notEvident: n, developing: d, demonstrated: y}}
            - {id: two, title: Two, description: d, levels: {notEvident: n, developing: d, demonstrated: y}}
            - {id: three, title: Three, description: d, levels: {notEvident: n, developing: d, demonstrated: y}}
          requirements:
            - {id: plan, title: Plan, description: d, accepts: [pdf], minFiles: 1, maxFiles: 2, maxMegabytes: 5, sharedAllowed: false}
          activities:
            - {id: read-it, title: Read, kind: read, description: d, criterionIds: [one, two, three], minutes: 20}
      """;

  private final CatalogueReader reader = new CatalogueReader();

  @Test
  void a_complete_file_becomes_an_endorsement_and_its_micro_credentials() throws IOException {
    read("good.yaml", GOOD);

    Catalogue catalogue = reader.catalogue();

    assertThat(catalogue.endorsements())
        .singleElement()
        .satisfies(e -> assertThat(e.microCredentialIds()).containsExactly("first-steps"));
    MicroCredential mc = catalogue.microCredentials().getFirst();
    assertThat(mc.endorsementId()).isEqualTo("leading");
    assertThat(mc.requirements().getFirst().accepts()).containsExactly(EvidenceKind.PDF);
    assertThat(mc.rubric()).contains("### One", "- **Demonstrated**: y");
  }

  @Test
  void the_catalogue_that_comes_with_the_application_is_complete() throws IOException {
    for (String file :
        List.of(
            "1-leadership-for-sel.yaml",
            "2-leadership-for-equity.yaml",
            "3-leadership-for-english-learners.yaml")) {
      try (InputStream content = getClass().getResourceAsStream("/catalogue/" + file)) {
        reader.read(file, content);
      }
    }

    assertThat(reader.catalogue().endorsements()).hasSize(3);
    assertThat(reader.catalogue().microCredentials()).hasSize(9);
  }

  @Test
  void every_problem_names_file_and_field() throws IOException {
    read(
        "bad.yaml",
        GOOD.replace("goal: You take first steps.", "goal: ''")
            .replace("hours: 30", "hours: 0")
            .replace("id: two", "id: one")
            .replace(
                "demonstrated: y}}\n      requirements", "demonstrated: ' '}}\n      requirements")
            .replace("criterionIds: [one, two, three]", "criterionIds: [one, four]")
            .replace("maxFiles: 2", "maxFiles: 0"));

    assertThat(problems())
        .contains(
            "bad.yaml: microCredentials[0].goal is missing or blank",
            "bad.yaml: microCredentials[0].hours must be more than 0",
            "bad.yaml: microCredentials[0].criteria[1].id 'one' is used twice",
            "bad.yaml: microCredentials[0].activities[0].criterionIds names 'four', which is no"
                + " criterion of this micro-credential",
            "bad.yaml: microCredentials[0].requirements[0].maxFiles must be at least 1 and not less"
                + " than minFiles");
  }

  @Test
  void a_rubric_has_three_to_five_criteria_with_all_levels() throws IOException {
    String twoCriteria = GOOD.replaceFirst("( +- \\{id: three.*\\n)", "");
    read(
        "two.yaml",
        twoCriteria.replace("criterionIds: [one, two, three]", "criterionIds: [one, two]"));
    read(
        "levels.yaml",
        GOOD.replace("id: leading", "id: other")
            .replace("id: first-steps", "id: other-steps")
            .replaceFirst("developing: d, ", ""));

    assertThat(problems())
        .containsExactly(
            "two.yaml: microCredentials[0].criteria must be 3 to 5, there are 2",
            "levels.yaml: microCredentials[0].criteria[0].levels.developing is missing or blank");
  }

  @Test
  void ids_are_unique_over_all_files() throws IOException {
    read("first.yaml", GOOD);
    read("second.yaml", GOOD.replace("id: leading", "id: other"));

    assertThat(problems())
        .containsExactly(
            "second.yaml: microCredentials[0].id 'first-steps' is already used in first.yaml");
  }

  @Test
  void unknown_fields_and_kinds_are_found_where_they_are() throws IOException {
    read("field.yaml", GOOD.replace("hours: 30", "hours: 30\n    houres: 30"));
    read("kind.yaml", GOOD.replace("accepts: [pdf]", "accepts: [pfd]"));

    assertThat(problems())
        .anySatisfy(p -> assertThat(p).startsWith("field.yaml: microCredentials[0].houres: "))
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith("kind.yaml: microCredentials[0].requirements[0].accepts[0]: ")
                    .contains("'pfd' is not a kind of file"));
  }

  private void read(String file, String yaml) throws IOException {
    reader.read(file, new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> problems() {
    return catchThrowableOfType(InvalidCatalogue.class, reader::catalogue).problems();
  }
}
