package org.microendorse.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.DatabaseTest;
import org.microendorse.domain.catalog.CatalogChange.Difference;
import org.microendorse.domain.catalog.CatalogChange.Kind;
import org.microendorse.domain.catalog.CatalogEditor.Preview;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.rules.ModelDeployments;
import org.microendorse.domain.rules.ModelDeployments.LiveModel;
import org.microendorse.domain.rules.ModelDeployments.Model;
import org.microendorse.domain.rules.ModelDeployments.ProcessFacts;
import org.springframework.beans.factory.annotation.Autowired;

class CatalogEditorTest extends DatabaseTest {
  private static final String PETRA = "petra";
  private static final String SINGLE = "talking-with-families";

  @Autowired private CatalogEditor editor;
  @Autowired private CatalogSearch search;
  @Autowired private CatalogSeed seed;
  @Autowired private ModelDeployments deployments;

  private String original;

  @BeforeEach
  void rememberTheCatalog() {
    original = editor.export();
  }

  @AfterEach
  void bringTheCatalogBack() {
    publish(original);
    assertThat(editor.export()).isEqualTo(original);
  }

  @Test
  void what_was_exported_changes_nothing_when_it_is_imported() {
    long documents = count("catalog_document");

    upload(original);
    Preview preview = preview();

    assertThat(preview.changesNothing()).isTrue();
    assertThat(preview.of(Kind.UNCHANGED)).hasSize(3 + 6 + 3 + 12 + 1 + 2 + 6);
    assertThat(editor.publishUpload(PETRA, preview.revision())).isZero();
    assertThat(count("catalog_document")).isEqualTo(documents);
    assertThat(editor.uploaded(PETRA)).isEmpty();
  }

  @Test
  void the_preview_tells_what_is_new_changed_and_gone() {
    upload(
        original
            .replace("title: Two-Minute Notes", "title: Three-Minute Notes")
            .replace("id: interpreters-in-conferences", "id: interpreters"));

    Preview preview = preview();

    assertThat(preview.of(Kind.NEW)).extracting(CatalogChange::id).containsExactly("interpreters");
    assertThat(preview.of(Kind.GONE))
        .extracting(CatalogChange::id)
        .containsExactly("interpreters-in-conferences");
    assertThat(preview.of(Kind.CHANGED))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.differences())
                    .containsExactly(
                        new Difference("title", "Two-Minute Notes", "Three-Minute Notes")));
  }

  @Test
  void with_a_single_problem_nothing_is_published() {
    upload(
        original
            .replace("title: Two-Minute Notes", "title: Three-Minute Notes")
            .replace("partnerId: prairie-learning-cooperative", "partnerId: nobody"));

    assertThatThrownBy(this::preview).isInstanceOf(InvalidCatalog.class);
    InvalidCatalog refused =
        catchThrowableOfType(InvalidCatalog.class, () -> editor.publishUpload(PETRA, revision()));

    assertThat(refused.problems())
        .allSatisfy(it -> assertThat(it.line()).isPositive())
        .extracting(it -> it.field() + " " + it.message())
        .contains("resources[2].partnerId names 'nobody', which is not in the catalog");
    assertThat(editor.export()).isEqualTo(original);
  }

  @Test
  void a_change_is_a_new_version_and_running_attempts_keep_theirs() {
    var running = enrollments.enroll(educator(), SINGLE);
    MicroCredential before = enrollments.microCredentialOf(running);

    edit(SINGLE, editor.text(SINGLE).replace("hours: 15", "hours: 16"));

    assertThat(enrollments.microCredentialOf(running)).isEqualTo(before);
    var begun = enrollments.microCredentialOf(enrollments.enroll(educator(), SINGLE));
    assertThat(begun.version()).isEqualTo(before.version() + 1);
    assertThat(begun.hours()).isEqualTo(16);
    assertThat(begun.endorsementId()).isNull();
  }

  @Test
  void what_is_removed_is_no_longer_offered_but_stays_for_educators_on_it() {
    var running = enrollments.enroll(educator(), "ai-in-lesson-planning");

    editor.withdraw("ai-in-lesson-planning", PETRA);

    assertThat(catalog.microCredentials()).extracting("id").doesNotContain("ai-in-lesson-planning");
    assertThat(search.find(text("critically"), 0, 9).total()).isZero();
    assertThatThrownBy(() -> enrollments.enroll(educator(), "ai-in-lesson-planning"))
        .isInstanceOf(NotFound.class);
    assertThat(enrollments.microCredentialOf(running).title()).contains("Critically");
    MicroCredential withdrawn = catalog.microCredential("ai-in-lesson-planning").orElseThrow();
    assertThat(enrollments.enroll(educator(), withdrawn).isRunning())
        .as("the next step of a way that has begun")
        .isTrue();

    assertThat(seed.load()).as("a start brings nothing back").isZero();
    assertThat(catalog.microCredentials()).extracting("id").doesNotContain("ai-in-lesson-planning");
  }

  @Test
  void what_something_else_needs_cannot_be_taken_out() {
    var refused = catchThrowableOfType(InvalidCatalog.class, () -> editor.withdraw(SINGLE, PETRA));

    assertThat(refused.getMessage())
        .contains("first-years-of-teaching: microCredentialIds[1] names '" + SINGLE + "'");
    assertThat(catalog.microCredentials()).extracting("id").contains(SINGLE);
  }

  @Test
  void a_micro_credential_edited_alone_stays_in_its_micro_endorsement() {
    edit("school-culture", editor.text("school-culture").replaceFirst("hours: 30", "hours: 31"));

    MicroCredential after = catalog.microCredential("school-culture").orElseThrow();
    assertThat(after.hours()).isEqualTo(31);
    assertThat(after.endorsementId()).isEqualTo("leadership-for-sel");
    assertThat(catalog.microCredentials())
        .extracting("id")
        .startsWith("elevating-sel", "assessing-sel", "school-culture");
  }

  @Test
  void the_processes_of_a_micro_credential_are_its_own_or_those_of_its_program() {
    live("ShortPath", "path");
    live("OneReviewer", "review");
    assertThat(processesOf("school-culture")).isEqualTo(new OwnProcesses(null, null));

    String programs = editor.text("leading-for-every-learner");
    edit(
        "leading-for-every-learner",
        programs.replaceFirst("(?m)^( +)description:", "$1review: OneReviewer\n$1description:"));
    assertThat(processesOf("school-culture")).isEqualTo(new OwnProcesses(null, "OneReviewer"));
    assertThat(processesOf(SINGLE)).as("in no program").isEqualTo(new OwnProcesses(null, null));

    edit("school-culture", named("school-culture", "path: ShortPath"));
    assertThat(processesOf("school-culture"))
        .isEqualTo(new OwnProcesses("ShortPath", "OneReviewer"));
  }

  @Test
  void only_processes_for_that_purpose_can_be_named() {
    live("ShortPath", "path");
    live("OneReviewer", "review");

    assertThatThrownBy(() -> editor.preview(SINGLE, named(SINGLE, "review: ShortPath")))
        .hasMessageContaining(
            "review names 'ShortPath', which is not such a process among the live models; it can be"
                + " OneReviewer");
    assertThatThrownBy(() -> editor.preview(SINGLE, named(SINGLE, "path: \"\"")))
        .hasMessageContaining("path names '', which is not such a process");
  }

  private void live(String process, String purpose) {
    List<Model> models =
        new ArrayList<>(deployments.live().models().stream().map(LiveModel::model).toList());
    models.add(
        new Model(
            ModelDeployments.Kind.PROCESS,
            process,
            process + ".bpmn",
            1,
            "0",
            new ProcessFacts(purpose, null, false),
            null));
    deployments.wentLive("a test", models, Map.of());
  }

  private OwnProcesses processesOf(String id) {
    return catalog.processesOf(catalog.microCredential(id).orElseThrow());
  }

  private String named(String id, String field) {
    return editor.text(id).replaceFirst("(?m)^( +)hours:", "$1" + field + "\n$1hours:");
  }

  @Test
  void what_is_not_changed_gets_no_new_version() {
    long before = count("catalog_document");

    edit(SINGLE, editor.text(SINGLE).replaceFirst("hours: \\d+", "hours: 31"));

    assertThat(count("catalog_document")).isEqualTo(before + 1);
  }

  @Test
  void an_endorsement_loses_the_micro_credential_that_is_not_in_its_text() {
    String text = editor.text("leadership-for-sel");
    String shorter = text.substring(0, text.indexOf("  - id: school-culture"));

    Preview preview = editor.preview("leadership-for-sel", shorter);

    assertThat(preview.of(Kind.GONE)).extracting("id").containsExactly("school-culture");
    assertThat(preview.of(Kind.CHANGED))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.differences())
                    .containsExactly(
                        new Difference(
                            "microCredentialIds",
                            "elevating-sel, assessing-sel, school-culture",
                            "elevating-sel, assessing-sel")));
  }

  @Test
  void a_preview_from_before_another_person_published_has_to_be_repeated() {
    String revision = editor.preview(SINGLE, editor.text(SINGLE)).revision();
    edit("two-minute-notes", editor.text("two-minute-notes").replace("Two", "Three"));

    assertThatThrownBy(() -> editor.publish(SINGLE, editor.text(SINGLE), revision, PETRA))
        .isInstanceOf(CatalogChanged.class);
  }

  @Test
  void the_id_stays_and_belongs_to_one_thing() {
    assertThatThrownBy(
            () -> editor.preview(SINGLE, editor.text(SINGLE).replace("id: talking", "id: taking")))
        .hasMessageContaining("must stay 'talking-with-families'");
    assertThatThrownBy(
            () ->
                editor.preview(
                    null,
                    "partners:\n  - {id: school-culture, name: School, description: Culture}\n"))
        .hasMessageContaining("'school-culture' is already used for something else");
  }

  @ParameterizedTest
  @ValueSource(strings = {"interpretors", "INTERPRÉTERS", "interpeters conferense"})
  void a_typing_error_or_an_accent_does_not_hide_what_people_look_for(String typed) {
    var found = search.find(text(typed), 0, 9);

    assertThat(found.items()).extracting("id").startsWith("interpreters-in-conferences");
    assertThat(found.similar()).isTrue();
    assertThat(search.find(text("xyzzyplugh"), 0, 9).total()).isZero();
    assertThat(search.find(text("interpreters"), 0, 9).similar()).isFalse();
  }

  @Test
  void people_find_words_in_all_their_forms_and_by_their_beginning() {
    assertThat(search.find(text("criticism leaders"), 0, 9).total()).isZero();
    assertThat(search.find(text("families"), 0, 9).items())
        .extracting("id")
        .startsWith(SINGLE)
        .contains("interpreters-in-conferences");
    assertThat(search.find(text("interp"), 0, 9).items())
        .extracting("id")
        .containsExactly("interpreters-in-conferences");
    assertThat(search.find(text("' & | ! ( \\ :*"), 0, 9).total())
        .as("no words: everything")
        .isEqualTo(24);
  }

  @Test
  void people_find_spanish_words_whatever_language_they_read() {
    CatalogQuery spanish = text("retroalimentación impulsa");
    assertThat(search.find(spanish, 0, 9).items())
        .extracting(CatalogItem::title)
        .startsWith("Feedback That Moves Learning");

    Language.SPANISH.use(
        () -> {
          CatalogItem found = search.find(spanish, 0, 9).items().getFirst();
          assertThat(found.title()).isEqualTo("Retroalimentación que impulsa el aprendizaje");
          assertThat(found.lang(found.title())).isNull();
          return null;
        });
    assertThat(search.find(text("biblioteca"), 0, 9).items()).as("no partner").isEmpty();
    assertThat(search.find(text("nota adhesiva"), 0, 9).items())
        .extracting(CatalogItem::title)
        .containsExactly("Two-Minute Notes");
    assertThat(search.find(text("maestría"), 0, 9).items())
        .extracting(CatalogItem::id)
        .containsExactly("leading-for-every-learner");
    edit(
        "two-minute-notes",
        editor.text("two-minute-notes").replaceFirst("(?s)\n +translations:.*", "\n"));
    Language.SPANISH.use(
        () -> {
          CatalogItem english = search.find(text("Two-Minute"), 0, 9).items().getFirst();
          assertThat(english.lang(english.title())).isEqualTo("en");
          return null;
        });
  }

  @ParameterizedTest
  @CsvSource({
    "RETROALIMENTACION, false",
    "conversaciones, false",
    "retroalimentasion, true",
    "equidat mentalidád, true"
  })
  void spanish_words_are_found_without_accents_and_with_typing_errors(
      String typed, boolean similar) {
    var found = search.find(text(typed), 0, 9);

    assertThat(found.items())
        .extracting("id")
        .containsAnyOf("feedback-that-moves-learning", SINGLE, "equity-mindset");
    assertThat(found.similar()).isEqualTo(similar);
  }

  private String educator() {
    return newPerson(Role.EDUCATOR).username();
  }

  private static CatalogQuery text(String words) {
    return new CatalogQuery(words, null, null, null, null, null);
  }

  private void edit(String id, String text) {
    editor.publish(id, text, editor.preview(id, text).revision(), PETRA);
  }

  private void publish(String file) {
    upload(file);
    editor.publishUpload(PETRA, revision());
  }

  private void upload(String file) {
    editor.upload(PETRA, "catalog.yaml", file.getBytes(StandardCharsets.UTF_8));
  }

  private Preview preview() {
    return editor.preview(editor.uploaded(PETRA).orElseThrow());
  }

  private String revision() {
    return editor.preview(SINGLE, editor.text(SINGLE)).revision();
  }
}
