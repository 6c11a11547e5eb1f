package org.microendorse.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.microendorse.app.PortalSession;
import org.microendorse.app.PortalTest;

/** What visitors find in the catalog. */
class CatalogTest extends PortalTest {
  @Test
  void everything_that_can_be_earned_is_there_by_kind() {
    assertThat(found(""))
        .contains(
            "Leadership for SEL",
            "School Culture for Student Success",
            "Free, at your own pace",
            "Feedback That Moves Learning",
            "First Years of Teaching",
            "Master&#39;s Pathway",
            "Two-Minute Notes");
  }

  @Test
  void words_and_filters_narrow_it_down() {
    assertThat(found("?q=feedback")).contains("Feedback That Moves Learning", "Two-Minute Notes");
    assertThat(found("?q=feedback&kind=resource"))
        .contains("1 result", "Two-Minute Notes")
        .doesNotContain("Feedback That Moves Learning");
    assertThat(found("?kind=resource&price=paid")).contains("1 result", "Climate Survey");
    assertThat(found("?hours=1&kind=resource")).contains("5 results");
    assertThat(found("?audience=English%20learner%20teachers&price=free"))
        .contains("1 result", "Working With Interpreters");
    assertThat(found("?partner=bright-river-institute"))
        .contains("5 results", "Courses and workshops on leading schools");
    assertThat(found("?kind=endorsement&price=paid")).contains("3 results");
    assertThat(found("?kind=micro-credential&price=free")).contains("3 results");
    assertThat(found("?q=zebra")).contains("No results found.", "See the whole catalog");
  }

  @Test
  void an_address_with_what_is_not_known_finds_more_rather_than_nothing() {
    assertThat(found("?kind=knitting&hours=many&partner=nobody&price=42"))
        .contains("What you can earn");
    assertThat(found("?q=feedback&kind=knitting")).contains("Two-Minute Notes");
    assertThat(found("?q=%27%22%3B%3A%2A%00%28&kind=resource")).contains("6 results");
    assertThat(found("?q=feedback&audience=%00")).contains("Two-Minute Notes");
  }

  @Test
  void a_page_beyond_the_last_is_the_last() {
    var answer = PortalSession.guest(address()).get("/catalog?q=sel&kind=endorsement&page=99");

    assertThat(answer.headers().firstValue("Location"))
        .get()
        .asString()
        .endsWith("/catalog?q=sel&kind=endorsement");
  }

  @Test
  void what_is_typed_is_shown_as_text_only() {
    assertThat(found("?q=%3Cscript%3Ealert(1)%3C/script%3E")).doesNotContain("<script>alert");
  }

  @Test
  void each_kind_has_its_page() {
    assertThat(page("/catalog/leadership-for-sel"))
        .contains("Its micro-credentials, in order", "Micro-credential 3", "Counts toward");
    assertThat(page("/catalog/first-years-of-teaching"))
        .contains("put together by", "A Calm Start", "Talking With Families");
    assertThat(page("/catalog/leading-for-every-learner")).contains("Leadership for Equity");
    assertThat(page("/catalog/talking-with-families"))
        .contains("Free of charge", "Prairie Learning Cooperative", "Sign in to begin");
    assertThat(PortalSession.guest(address()).get("/catalog/two-minute-notes").statusCode())
        .as("a resource lies elsewhere")
        .isEqualTo(404);
  }

  @Test
  void an_educator_takes_a_single_micro_credential_on_demand() {
    var educator = newEducator();
    assertThat(educator.get("/catalog/talking-with-families").body())
        .contains("Begin this path", "Free of charge and at your own pace");

    var enrollment = educator.enroll("talking-with-families");

    educator.awaitTask("get-ready", enrollment);
    assertThat(educator.get("/paths/" + enrollment).body()).contains("Talking With Families");
  }

  @Test
  void the_catalog_is_in_spanish_where_it_is_translated_and_marks_what_is_not() {
    var guest = PortalSession.guest(address());
    guest.get("/language/es?to=/catalog");

    assertThat(guest.get("/catalog").body())
        .contains(
            ">Liderazgo para el aprendizaje socioemocional</a>",
            "href=\"/catalog/school-culture\">Crear una cultura escolar",
            ">Notas de dos minutos</a>",
            "value=\"Coaches\">Mentores y mentoras</option>")
        .doesNotContain("Leadership for SEL", "School Culture");
    assertThat(guest.get("/catalog/talking-with-families").body())
        .contains(
            ">Conversar con las familias como aliadas</h1>",
            ">Escucha primero</summary>",
            ">Notas de cuatro conversaciones</h3>")
        .doesNotContain("Talking With Families", "este contenido está en inglés");
    assertThat(guest.get("/catalog/leadership-for-equity").body())
        .contains(">Liderazgo para la equidad</h1>", "<span>Personal directivo</span>, ");
    assertThat(guest.get("/catalog/first-years-of-teaching").body())
        .contains(
            ">Los primeros años de docencia</h1>",
            "<span>Empezar bien</span>",
            ">Conversar con las familias");
    assertThat(guest.get("/catalog/leading-for-every-learner").body())
        .contains(">Liderar para cada estudiante: camino a la maestría</h1>");
    assertThat(guest.get("/catalog?partner=open-classroom-library").body())
        .contains("<p>Una biblioteca de textos breves");
    assertThat(guest.get("/catalog?q=retroalimentasion").body())
        .contains(">Retroalimentación que impulsa el aprendizaje</a>");
    assertThat(page("/catalog/talking-with-families"))
        .contains(">Talking With Families as Partners</h1>")
        .doesNotContain("lang=\"en\">Talk", "content is in English");
  }

  private String found(String query) {
    return page("/catalog" + query);
  }

  private String page(String path) {
    var answer = PortalSession.guest(address()).get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }
}
