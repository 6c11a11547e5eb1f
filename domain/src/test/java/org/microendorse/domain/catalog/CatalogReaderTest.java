package org.microendorse.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.microendorse.domain.catalog.TestLevels.DEMONSTRATED;
import static org.microendorse.domain.catalog.TestLevels.NOT_EVIDENT;
import static org.microendorse.domain.catalog.Translated.FULLY;
import static org.microendorse.domain.catalog.Translated.NOT;
import static org.microendorse.domain.catalog.Translated.PARTLY;
import static org.microendorse.domain.language.Language.SPANISH;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.catalog.MicroCredentialTexts.CriterionTexts;
import org.microendorse.domain.media.MediaKind;
import org.springframework.util.unit.DataSize;

class CatalogReaderTest {
  static {
    TestLevels.use();
  }

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

  private static final String TRANSLATIONS =
      """
          translations:
            es:
              title: Primeros pasos
              criteria:
                one: {title: Uno, levels: {developing: en desarrollo}}
              requirements: {plan: {description: el plan}}
      """;

  private static final CatalogLimits LIMITS =
      new CatalogLimits(DataSize.ofMegabytes(16), 20_000, 20_000, 100, 500_000, 30);

  private final CatalogReader reader = new CatalogReader(LIMITS);

  /** As for people who edit the catalog. */
  private final CatalogReader strict =
      new CatalogReader(LIMITS, new KnownProcesses(Set.of(), Set.of()));

  @Test
  void a_complete_file_becomes_an_endorsement_and_its_micro_credentials() throws IOException {
    read("good.yaml", GOOD);

    Catalog catalog = reader.catalog();

    assertThat(catalog.endorsements())
        .singleElement()
        .satisfies(e -> assertThat(e.microCredentialIds()).containsExactly("first-steps"));
    MicroCredential mc = catalog.microCredentials().getFirst();
    assertThat(mc.endorsementId()).isEqualTo("leading");
    assertThat(mc.requirements().getFirst().accepts()).containsExactly(MediaKind.PDF);
    assertThat(mc.rubric()).contains("### One", "- **Demonstrated**: y");
  }

  @Test
  void the_catalog_that_comes_with_the_application_is_complete() throws IOException {
    for (String file :
        List.of(
            "1-leadership-for-sel.yaml",
            "2-leadership-for-equity.yaml",
            "3-leadership-for-english-learners.yaml",
            "4-on-demand.yaml",
            "5-partners.yaml")) {
      try (InputStream content = getClass().getResourceAsStream("/catalog/" + file)) {
        reader.read(file, content);
      }
    }

    Catalog catalog = reader.catalog();
    assertThat(catalog.endorsements()).hasSize(3);
    assertThat(catalog.microCredentials()).hasSize(12);
    assertThat(catalog.microCredentials())
        .filteredOn(it -> it.endorsementId() == null)
        .as("on demand")
        .hasSize(3);
    assertThat(catalog.microCredentials())
        .allSatisfy(CatalogReaderTest::servesTheStandardsOfItsReaders);
    assertThat(catalog.partners()).hasSize(3);
    assertThat(catalog.programs()).hasSize(1);
    assertThat(catalog.collections()).hasSize(2);
    assertThat(catalog.resources()).hasSize(6);
    Catalog spanish = catalog.in(SPANISH);
    SPANISH.use(
        () -> {
          assertThat(spanish.microCredentials()).allMatch(it -> it.translated() == FULLY);
          assertThat(spanish.endorsements()).allMatch(it -> it.translated() == FULLY);
          assertThat(spanish.programs()).allMatch(it -> it.translated() == FULLY);
          assertThat(spanish.collections()).allMatch(it -> it.translated() == FULLY);
          assertThat(spanish.partners()).allMatch(it -> it.lang(it.description()) == null);
          assertThat(catalog.audiences()).allMatch(it -> it.names().lang() == null);
          return null;
        });
    assertThat(catalog.resources())
        .map(LearningResource::translations)
        .allSatisfy(it -> assertThat(it.get("es").texts()).hasSize(2).doesNotContainNull());
    assertThat(catalog.audiences())
        .extracting(Audience::name)
        .containsAll(catalog.resources().stream().flatMap(it -> it.audiences().stream()).toList())
        .containsAll(
            catalog.endorsements().stream().flatMap(it -> it.audiences().stream()).toList());
  }

  /** Those in a micro-endorsement are for leaders, those on demand for teachers. */
  private static void servesTheStandardsOfItsReaders(MicroCredential it) {
    String rule = it.endorsementId() == null ? "24.140" : "29.100";
    assertThat(it.alignments())
        .isNotEmpty()
        .allSatisfy(
            standard -> {
              assertThat(standard.framework()).contains("23 Ill. Adm. Code " + rule);
              assertThat(standard.code()).isNotBlank();
              assertThat(standard.url()).startsWith("https://");
            });
  }

  @Test
  void every_problem_names_file_line_and_field() throws IOException {
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
            "bad.yaml: line 9: microCredentials[0].goal is missing or blank",
            "bad.yaml: line 11: microCredentials[0].hours must be more than 0",
            "bad.yaml: line 15: microCredentials[0].criteria[1].id 'one' is used twice",
            "bad.yaml: line 20: microCredentials[0].activities[0].criterionIds names 'four', which is not a"
                + " criterion of this micro-credential",
            "bad.yaml: line 18: microCredentials[0].requirements[0].maxFiles must be at least 1 and not less"
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
            "two.yaml: line 13: microCredentials[0].criteria must be 3 to 5, there are 2",
            "levels.yaml: line 14: microCredentials[0].criteria[0].levels.developing is missing or blank");
  }

  @Test
  void a_misspelled_level_is_told_although_all_criteria_have_it() {
    strict.read("bad.yaml", GOOD.replace("developing", "developping"));

    assertThatThrownBy(strict::catalog)
        .asInstanceOf(type(InvalidCatalog.class))
        .extracting(InvalidCatalog::problems, list(CatalogProblem.class))
        .hasSize(3)
        .first()
        .hasToString(
            "bad.yaml: line 14: microCredentials[0].criteria[0].levels.developping is not a level; did you"
                + " mean 'developing'? It can be notEvident, developing, demonstrated");
  }

  @Test
  void a_rubric_can_have_the_texts_of_a_level_that_was_replaced() {
    try {
      Levels.know(
          List.of(
              NOT_EVIDENT, DEMONSTRATED, new Level("partly", "Partly", false, "developing", null)));
      strict.read("good.yaml", GOOD);

      assertThat(strict.catalog().microCredentials()).hasSize(1);
    } finally {
      TestLevels.use();
    }
  }

  @Test
  void a_rubric_needs_the_level_to_reach() {
    strict.read("bad.yaml", GOOD.replace(", demonstrated: y", ""));

    assertThatThrownBy(strict::catalog).hasMessageContaining("levels.demonstrated is missing");
  }

  @Test
  void what_is_not_translated_stays_in_english_and_says_so() throws IOException {
    read("good.yaml", GOOD + TRANSLATIONS);

    Catalog catalog = reader.catalog();
    MicroCredential original = catalog.microCredentials().getFirst();
    MicroCredential spanish = original.in(SPANISH);
    assertThat(spanish.title()).isEqualTo("Primeros pasos");
    assertThat(spanish.goal()).isEqualTo("You take first steps.");
    assertThat(spanish.criteria().getFirst().title()).isEqualTo("Uno");
    assertThat(spanish.criteria().getFirst().levels().get("developing")).isEqualTo("en desarrollo");
    assertThat(spanish.criteria().getFirst().levels().get("demonstrated")).isEqualTo("y");
    assertThat(spanish.requirements().getFirst().description()).isEqualTo("el plan");
    assertThat(original.textsIn(SPANISH)).containsEntry("First steps", "Primeros pasos");
    SPANISH.use(
        () -> {
          assertThat(spanish.lang(spanish.title())).isNull();
          assertThat(spanish.lang(spanish.goal())).isEqualTo("en");
          assertThat(spanish.translated()).isEqualTo(PARTLY);
          return null;
        });
    assertThat(original.lang(original.goal())).as("for a reader of English").isNull();
    assertThat(original.titles()).hasToString("First steps");
    assertThat(SPANISH.use(() -> original.titles().toString())).isEqualTo("Primeros pasos");
    CatalogTitle line = original.titles().within(title -> "7 · " + title);
    assertThat(line).hasToString("7 · First steps");
    assertThat(SPANISH.use(line::toString)).isEqualTo("7 · Primeros pasos");
    assertThat(SPANISH.use(line::lang)).isNull();
    assertThat(SPANISH.use(() -> CatalogTitle.original("A badge").lang())).isEqualTo("en");
    assertThat(SPANISH.use(() -> CatalogTitle.name("Ada").lang())).isNull();
    MicroEndorsement endorsement = catalog.endorsements().getFirst().in(SPANISH);
    assertThat(SPANISH.use(endorsement::translated)).isEqualTo(NOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "''", "null"})
  void a_level_that_is_translated_with_nothing_is_told(String nothing) throws IOException {
    read("empty.yaml", GOOD + TRANSLATIONS.replace("en desarrollo", nothing));

    assertThat(problems())
        .singleElement(STRING)
        .contains("translations.es.criteria.one.levels.developing is ");
  }

  @Test
  void a_level_that_is_translated_with_nothing_stays_in_english() {
    Map<String, @Nullable String> nothing = new HashMap<>();
    nothing.put("developing", null);
    var line = new CriterionTexts("Uno", null, nothing);
    var texts =
        new MicroCredentialTexts(
            null, null, null, null, new TreeMap<>(Map.of("one", line)), null, null);
    reader.read("good.yaml", GOOD);
    MicroCredential spanish = texts.over(reader.catalog().microCredentials().getFirst());
    assertThat(spanish.criteria().getFirst().levels()).containsEntry("developing", "d");
  }

  @Test
  void a_translation_names_only_what_is_there_in_a_language_of_the_portal() throws IOException {
    read(
        "bad.yaml",
        GOOD
            + TRANSLATIONS
                .replace("one:", "two: {levels: {developping: en desarrollo}}\n          four:")
                .replace("title: Primeros pasos", "title: ''\n        summary: Resumen")
            + """
                    activities: {read-it: ~}
                  fr: {title: Premiers pas}
            translations:
              en: {title: Leading}
              es: {}
            """);

    assertThat(problems())
        .containsExactlyInAnyOrder(
            "bad.yaml: line 24: microCredentials[0].translations.es.summary is not a known field",
            "bad.yaml: line 23: microCredentials[0].translations.es.title is missing or blank",
            "bad.yaml: line 26: microCredentials[0].translations.es.criteria.two.levels.developping is not in the original",
            "bad.yaml: line 27: microCredentials[0].translations.es.criteria.four is not in the original",
            "bad.yaml: line 29: microCredentials[0].translations.es.activities.read-it must have fields of its own",
            "bad.yaml: line 30: microCredentials[0].translations.fr must be a language of the portal other"
                + " than English: es",
            "bad.yaml: line 32: translations.en must be a language of the portal other than English: es");
  }

  @Test
  void partners_audiences_programs_collections_and_resources_carry_translations_too()
      throws IOException {
    read(
        "more.yaml",
        """
        partners:
          - {id: prairie, name: Prairie, description: d, translations: {es: {description: D}}}
        audiences:
          - {id: coaches, name: Coaches, translations: {es: {name: Mentores}}}
          - {id: teachers, name: Teachers}
        collections:
          - id: things
            kind: stack
            title: Things
            partnerId: prairie
            theme: t
            description: d
            resourceIds: [guide]
            translations: {es: {theme: tema}}
        resources:
          - id: guide
            title: Guide
            partnerId: prairie
            description: d
            url: https://example.org/
            free: true
            minutes: 5
            translations: {es: {title: Guía}}
        """);

    Catalog catalog = reader.catalog();
    Catalog spanish = catalog.in(SPANISH);
    assertThat(spanish.partners().getFirst().description()).isEqualTo("D");
    assertThat(spanish.audiences()).extracting(Audience::name).contains("Mentores", "Teachers");
    assertThat(spanish.resources().getFirst().title()).isEqualTo("Guía");
    CuratedCollection collection = spanish.collections().getFirst();
    assertThat(collection.theme()).isEqualTo("tema");
    SPANISH.use(
        () -> {
          assertThat(collection.lang(collection.title())).isEqualTo("en");
          assertThat(collection.lang(collection.theme())).isNull();
          assertThat(collection.translated()).isEqualTo(PARTLY);
          assertThat(catalog.audiences().getFirst().names().lang()).isNull();
          assertThat(catalog.audiences().getLast().names().lang()).isEqualTo("en");
          return null;
        });
  }

  @Test
  void names_of_partners_and_titles_of_standards_have_no_translation() throws IOException {
    read("good.yaml", GOOD + TRANSLATIONS + "        alignments: {PSEL 1: Misión}\n");
    read(
        "bad.yaml",
        """
        partners:
          - id: prairie
            name: Prairie
            description: d
            translations:
              es:
                name: Pradera
                description: ''
        audiences:
          - {id: coaches, name: Coaches, translations: {fr: {name: Mentors}}}
        programs:
          - id: degree
            title: Degree
            description: d
            microEndorsementIds: [leading]
            translations:
              es: {title: ' '}
        """);

    assertThat(problems())
        .containsExactlyInAnyOrder(
            "good.yaml: line 27: microCredentials[0].translations.es.alignments is not a known field",
            "bad.yaml: line 7: partners[0].translations.es.name is not a known field",
            "bad.yaml: line 8: partners[0].translations.es.description is missing or blank",
            "bad.yaml: line 10: audiences[0].translations.fr must be a language of the portal other"
                + " than English: es",
            "bad.yaml: line 17: programs[0].translations.es.title is missing or blank");
  }

  @Test
  void ids_are_unique_over_all_files() throws IOException {
    read("first.yaml", GOOD);
    read("second.yaml", GOOD.replace("id: leading", "id: other"));

    assertThat(problems())
        .containsExactly(
            "second.yaml: line 7: microCredentials[0].id 'first-steps' is already used in first.yaml");
  }

  @Test
  void unknown_fields_and_kinds_are_found_where_they_are() throws IOException {
    read("field.yaml", GOOD.replace("hours: 30", "hours: 30\n    houres: 30"));
    read("kind.yaml", GOOD.replace("accepts: [pdf]", "accepts: [pfd]"));

    assertThat(problems())
        .contains(
            "field.yaml: line 12: microCredentials[0].houres is not a known field",
            "kind.yaml: line 18: microCredentials[0].requirements[0].accepts[0] is not valid:"
                + " 'pfd' is not a kind of file");
  }

  @Test
  void all_slips_of_the_pen_are_told_at_once() throws IOException {
    read(
        "slips.yaml",
        """
        partners:
          - {id: prairie, name: Prairie, descripton: Typing error, description: Fine}
          - just a word
        resources:
          - id: a-guide
            title: {de: Leitfaden}
            partnerId: nobody
            description: A guide.
            url: http://example.org/guide
            free: perhaps
            minutes: ten
        collections: none
        """);

    assertThat(problems())
        .containsExactlyInAnyOrder(
            "slips.yaml: line 2: partners[0].descripton is not a known field",
            "slips.yaml: line 3: partners[1] must have fields of its own",
            "slips.yaml: line 6: resources[0].title must be text",
            "slips.yaml: line 9: resources[0].url must be an address that begins with https://",
            "slips.yaml: line 10: resources[0].free must be true or false",
            "slips.yaml: line 11: resources[0].minutes must be a number",
            "slips.yaml: line 12: collections must be a list");
  }

  @Test
  void what_is_no_yaml_at_all_is_told_with_its_line() throws IOException {
    read("tabs.yaml", "partners:\n\t- id: x\n");
    read("twice.yaml", "partners: []\npartners: []\n");
    read("empty.yaml", "");

    assertThat(problems())
        .anySatisfy(it -> assertThat(it).startsWith("tabs.yaml: line 2: the file cannot be read"))
        .anySatisfy(it -> assertThat(it).startsWith("twice.yaml: line 2: the file cannot be read"))
        .anySatisfy(it -> assertThat(it).startsWith("empty.yaml: the file"));
  }

  @Test
  void what_is_named_has_to_be_there() throws IOException {
    read(
        "names.yaml",
        """
        programs:
          - {id: degree, title: Degree, description: d, microEndorsementIds: [leading]}
        collections:
          - id: things
            kind: stack
            title: Things
            partnerId: nobody
            theme: t
            description: d
            resourceIds:
              - a-guide
        """);

    assertThat(problems())
        .containsExactlyInAnyOrder(
            "names.yaml: line 2: programs[0].microEndorsementIds[0] names 'leading', which is not in"
                + " the catalog",
            "names.yaml: line 7: collections[0].partnerId names 'nobody', which is not in the"
                + " catalog",
            "names.yaml: line 11: collections[0].resourceIds[0] names 'a-guide', which is not in the"
                + " catalog");
  }

  @Test
  void a_catalog_that_is_written_reads_the_same() throws IOException {
    the_catalog_that_comes_with_the_application_is_complete();
    Catalog catalog = reader.catalog();

    String text = Yaml.write(CatalogFile.of(catalog));
    CatalogReader again = new CatalogReader(LIMITS);
    again.read("again.yaml", text);

    assertThat(again.catalog()).isEqualTo(catalog);
    assertThat(Yaml.write(CatalogFile.of(again.catalog()))).isEqualTo(text);
  }

  @Test
  void whatever_people_write_is_read_as_it_was_written() {
    String sentence =
        "Say what it is: one thing, \"quoted\", and #hash - with 'more', words; ".repeat(3);
    for (String text :
        List.of(
            sentence.strip(),
            sentence,
            " " + sentence,
            sentence.replace(" ", "  "),
            sentence + "\n\n" + sentence + "\n",
            "- " + sentence.strip(),
            "é".repeat(200),
            "word\u00A0with\u2028odd spaces ".repeat(9),
            "yes",
            "12",
            "2026-11-22",
            "null",
            "~",
            "a: b",
            "😀 " + sentence.strip())) {
      var partner = new Partner("it", text, text, null, null);
      Catalog catalog =
          new Catalog(
              List.of(partner), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
      CatalogReader again = new CatalogReader(LIMITS);

      again.read("again.yaml", Yaml.write(CatalogFile.of(catalog)));

      assertThat(again.catalog().partners()).as(text).containsExactly(partner);
    }
  }

  private void read(String file, String yaml) throws IOException {
    reader.read(file, new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> problems() {
    return catchThrowableOfType(InvalidCatalog.class, reader::catalog).problems().stream()
        .map(CatalogProblem::toString)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999", "1e-999999999", "1E3", "-1", "0", "1.2345", "12345678901234"})
  @Timeout(5)
  void a_price_is_an_amount_of_money(String amount) throws IOException {
    read("bad.yaml", GOOD + "price: {amount: %s, currency: USD}\n".formatted(amount));

    assertThatThrownBy(reader::catalog).hasMessageContaining("price.amount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "-1", "99999999999999999999"})
  @Timeout(5)
  void hours_are_a_number_of_hours(String hours) throws IOException {
    read("bad.yaml", GOOD.replace("hours: 30", "hours: " + hours));

    assertThatThrownBy(reader::catalog).hasMessageContaining("bad.yaml");
  }

  @Test
  void one_amount_is_one_price_however_it_is_spelled() {
    assertThat(new Price(new BigDecimal("1250.00"), "USD"))
        .isEqualTo(new Price(new BigDecimal("1250"), "USD"));
  }

  @Test
  @Timeout(20)
  void a_bomb_is_refused_at_once_with_its_line() {
    assertRefused("title: \"" + "x".repeat(15_000_000) + "\"", 1, "line of more than 20,000");
    assertRefused("a: 1\ntitle: " + "x".repeat(15_000_000), 2, "line of more than 20,000");
    assertRefused(
        "title: |\n" + ("  " + "x".repeat(10_000) + "\n").repeat(1_000),
        1,
        "text of more than 20,000");
    assertRefused("x".repeat(500) + ": 1", 1, "field of more than 100");
    assertRefused("a: " + "[\n".repeat(1_000_000), 0, "nest");
    assertRefused("a:\n" + "- 1\n".repeat(1_000_000), 0, "more than 500,000 values");
    assertRefused("x\n".repeat(9_000_000), 0, "larger than 16 MB");
    StringBuilder aliases = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      aliases.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }
    assertRefused(aliases.toString(), 0, "");
    assertRefused("a: &a [*a]\nid: \"a\\0b\"", 0, "");
  }

  private static void assertRefused(String text, int line, String why) {
    CatalogReader bombed = new CatalogReader(LIMITS);
    bombed.read("bomb.yaml", text);
    assertThatThrownBy(bombed::catalog)
        .isInstanceOfSatisfying(
            InvalidCatalog.class,
            invalid ->
                assertThat(invalid.problems())
                    .anySatisfy(
                        problem -> {
                          assertThat(problem.message()).contains(why);
                          assertThat(problem.line()).isGreaterThanOrEqualTo(line);
                        }));
  }
}
