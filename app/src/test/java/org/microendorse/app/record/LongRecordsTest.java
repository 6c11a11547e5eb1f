package org.microendorse.app.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.microendorse.app.record.TranscriptDocuments.Line;
import org.microendorse.app.record.YearRecords.Activity;
import org.microendorse.app.web.PageMessages;
import org.microendorse.app.web.Pdf;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.record.RecordProperties.Provider;
import org.springframework.util.StringUtils;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Records that take several pages. */
class LongRecordsTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final String TITLE =
      "Evaluating Personal Mindset & the Existing Culture for English Learners";

  private final Pdf pdf = new Pdf(templates());

  @Test
  void a_report_of_many_activities_has_its_total_once_at_its_end() throws Exception {
    var activity = new Activity("mc", TITLE, 12, "210.5", "30", 1, 0);
    byte[] report =
        pdf.draw(
            "provider-report-pdf",
            Map.of(
                "year",
                "2026-27",
                "from",
                "July 1, 2026",
                "until",
                "June 30, 2027",
                "provider",
                new Provider("Regional Office", "47-000-0000-00", "", "Petra Sandoval"),
                "activities",
                IntStream.range(0, 60).mapToObj(n -> activity).toList(),
                "total",
                new Activity("", "", 720, "12630", "1800", 60, 0)),
            AT);

    assertThat(text(report)).containsOnlyOnce("All activities").contains("Page 3 of");
    assertReadableByEverybody(report);
  }

  @Test
  void a_transcript_of_many_badges_says_on_each_page_what_its_columns_are() throws Exception {
    var lines =
        IntStream.range(0, 30)
            .mapToObj(
                n ->
                    new Line(
                        null,
                        null,
                        "Micro-credential",
                        TITLE,
                        "November 22, 2026",
                        "https://badges.example.org/badges/" + new UUID(0, n),
                        true,
                        false,
                        "30 PD hours",
                        null))
            .toList();
    byte[] transcript =
        pdf.draw(
            "transcript-pdf",
            Map.of(
                "transcript",
                new TranscriptDocuments.View(
                    "Ada Brooks", "Regional Office", lines, "900", "0", "0", "November 22, 2026")),
            AT);

    try (PDDocument document = Loader.loadPDF(transcript)) {
      assertThat(StringUtils.countOccurrencesOf(text(transcript), "Badge Earned Credit"))
          .isEqualTo(document.getNumberOfPages())
          .isGreaterThan(1);
    }
    assertReadableByEverybody(transcript);
  }

  @Test
  void a_record_is_in_english_and_is_explained_to_people_who_read_spanish() throws Exception {
    byte[] transcript =
        Language.SPANISH.use(
            () ->
                pdf.drawRecord(
                    "transcript-pdf",
                    () ->
                        Map.of(
                            "transcript",
                            new TranscriptDocuments.View(
                                "Ada Brooks", "Regional Office", List.of(), "0", "0", "0", null)),
                    AT));

    assertThat(text(transcript))
        .contains("Transcript of Ada Brooks Expediente académico: muestra las insignias")
        .contains("Nothing is earned yet.", "Page 1 of 1");
    try (PDDocument document = Loader.loadPDF(transcript)) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-US");
    }
    assertReadableByEverybody(transcript);
  }

  private static String text(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  /** As the standard for accessible documents requires (PDF/UA-1). */
  private static void assertReadableByEverybody(byte[] pdf) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (var foundry = Foundries.defaultInstance();
        var parser = foundry.createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
        var validator = foundry.createValidator(PDFAFlavour.PDFUA_1, false)) {
      assertThat(validator.validate(parser).getTestAssertions())
          .extracting(failed -> failed.getRuleId() + ": " + failed.getMessage())
          .isEmpty();
    }
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
