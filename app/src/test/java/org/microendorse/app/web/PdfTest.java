package org.microendorse.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

class PdfTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zoë Müller",
        "Łukasz Nguyễn",
        "Олександр Ковач",
        "Ελένη",
        "\u02bbIwalani Kealoha",
        "محمد العلي",
        "שרה כהן",
        "राज कुमार",
        "한지민",
        "সুমন দাস",
        "સુમન પટેલ",
        "சுமதி",
        "สมชาย ใจดี",
        "ሰላም ተስፋዬ",
        "დავით",
        "王小明",
        "山田 さくら"
      })
  void names_are_printed_with_all_their_letters(String name) throws IOException {
    SpringTemplateEngine templates = new SpringTemplateEngine();
    templates.setTemplateResolver(new StringTemplateResolver());
    String page =
        "<html lang='en'><head><title>A</title><meta name='subject' content='A'/>"
            + "<style>body { font-family: 'Open Sans' }</style></head><body><p>%s</p></body></html>";

    byte[] pdf = new Pdf(templates).draw(page.formatted(name), Map.of(), Instant.EPOCH);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo(name);
    }
  }
}
