package org.microendorse.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.microendorse.app.review.FeedbackView.Criterion;
import org.microendorse.app.review.FeedbackView.Remark;
import org.microendorse.app.review.FeedbackView.Step;
import org.microendorse.app.web.PageMessages;
import org.microendorse.app.web.Pdf;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.catalog.Level;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.task.StepAnswers.Given;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The file that people keep: accessible, and always the same. */
class FeedbackPdfTest {
  private static final List<Level> LEVELS =
      List.of(
          new Level("low", "Not evident", false, null, 0),
          new Level("middle", "Developing", false, null, 1),
          new Level("high", "Demonstrated", true, null, 2));

  private static final Instant ANSWERED = Instant.parse("2026-03-02T16:00:00Z");
  private static final String COMMENT =
      "The summary names the need and gives two sources for it, one of them the survey in spring.";

  private final FeedbackPdf pdf = new FeedbackPdf(new Pdf(templates()));

  @Test
  void everyone_can_read_it_as_the_standard_for_accessible_documents_requires() throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    byte[] bytes = pdf.draw(feedback(COMMENT), ANSWERED);

    try (var foundry = Foundries.defaultInstance();
        var parser = foundry.createParser(new ByteArrayInputStream(bytes), PDFAFlavour.PDFUA_1);
        var validator = foundry.createValidator(PDFAFlavour.PDFUA_1, false)) {
      var result = validator.validate(parser);

      assertThat(result.getTestAssertions())
          .extracting(failed -> failed.getRuleId() + ": " + failed.getMessage())
          .isEmpty();
      assertThat(result.isCompliant()).isTrue();
    }
  }

  @Test
  void a_usual_answer_has_two_pages_at_most_and_says_what_it_is() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.draw(feedback(COMMENT), ANSWERED))) {
      assertThat(document.getNumberOfPages()).isBetween(1, 2);
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-US");
      var about = document.getDocumentInformation();
      assertThat(about.getTitle())
          .isEqualTo("Feedback on attempt 2: Elevating Social Emotional Learning");
      assertThat(about.getCreationDate().toInstant()).isEqualTo(ANSWERED);
    }
  }

  @Test
  void it_says_level_remark_and_what_the_rubric_asks() throws IOException {
    var given =
        new Given(
            "Assess submission",
            "An idea for next year",
            "textfield",
            "Invite the families earlier.");

    assertThat(text(pdf.draw(feedback(COMMENT, given), ANSWERED)))
        .contains("An idea for next year Assess submission", "Invite the families earlier.")
        .contains("For Ada Brooks.", "Not yet. 1 of 4 criteria is demonstrated.")
        .contains("One of the reviewers has a tie They work in the educator's district. It was")
        .contains("What was shown The summary names the need", "two sources for it")
        .contains("What is missing The words of students", "How to strengthen it Say in one")
        .contains("Seen at What we heard and saw 1, page 2")
        .contains("Current level: Developing", "To earn the badge: Demonstrated");
  }

  @Test
  void people_who_read_spanish_get_it_in_spanish() throws IOException {
    byte[] file = Language.SPANISH.use(() -> pdf.draw(feedback(COMMENT), ANSWERED));

    assertThat(text(file))
        .contains("Retroalimentación sobre el intento 2", "Para Ada Brooks.", "Página 1 de");
    try (PDDocument document = Loader.loadPDF(file)) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("es-US");
    }
  }

  @Test
  void the_same_answer_gives_the_same_bytes() {
    assertThat(pdf.draw(feedback(COMMENT), ANSWERED))
        .isEqualTo(pdf.draw(feedback(COMMENT), ANSWERED));
  }

  @Test
  void whatever_an_assessor_typed_is_printed() throws IOException {
    String typed = "<b>Maß & Ziel</b> \u000b “größer” → naïve 👍 <img src=\"file:///etc/passwd\"/>";

    assertThat(text(pdf.draw(feedback(typed), ANSWERED)))
        .contains("<b>Maß & Ziel</b>", "“größer”", "naïve", "<img src=\"file:///etc/passwd\"/>");
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private static FeedbackView feedback(String comment, Given... answers) {
    List<Level> levels = List.of(LEVELS.get(1), LEVELS.get(0), LEVELS.get(2), LEVELS.get(1));
    return new FeedbackView(
        CatalogTitle.name("Elevating Social Emotional Learning"),
        "Ada Brooks",
        2,
        "February 20, 2026",
        "March 2, 2026",
        false,
        false,
        null,
        "Careful, honest work. " + comment,
        List.of("They work in the educator's district. It was allowed: she is new there."),
        IntStream.range(0, levels.size())
            .mapToObj(i -> criterion("Criterion " + (i + 1), levels.get(i), comment))
            .toList(),
        List.of(answers));
  }

  private static Criterion criterion(String title, Level level, String comment) {
    return new Criterion(
        title,
        "The work answers a need of these students, found by listening and looking at data.",
        level.label(),
        level.style(),
        level.shown(),
        List.of(!level.equals(LEVELS.get(0)), level.shown()),
        remarks(level, comment),
        LEVELS.subList(LEVELS.indexOf(level), LEVELS.size()).stream()
            .map(
                it ->
                    new Step(
                        it,
                        "A need is named and at least two sources support it, one of them the words"
                            + " of students or families, and it is linked to an area of competence.",
                        it.equals(level)))
            .toList(),
        text -> null);
  }

  private static List<Remark> remarks(Level level, String comment) {
    return Stream.of(
            new Remark("What was shown", comment),
            new Remark("What is missing", "The words of students or families about this need."),
            new Remark(
                "How to strengthen it",
                "Say in one sentence what students told you, and link it to what you then did."),
            new Remark("Seen at", "What we heard and saw 1, page 2"))
        .filter(it -> !level.shown() || !it.heading().equals("What is missing"))
        .toList();
  }

  private static SpringTemplateEngine templates() {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    engine.setMessageSource(new PageMessages());
    return engine;
  }
}
