package org.microendorse.app.review;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Feedback to keep or print: a tagged PDF (PDF/UA-1) with its fonts in it. The same feedback gives
 * the same bytes.
 */
@Component
class FeedbackPdf {
  /** Whatever a text field lets through and XML does not. */
  private static final String NOT_XML =
      "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

  private static final String FONT = "Open Sans";

  static {
    XRLog.setLoggerImpl(new Slf4jLogger());
  }

  private final ITemplateEngine templates;

  FeedbackPdf(ITemplateEngine templates) {
    this.templates = templates;
  }

  /**
   * @param answeredAt stands in the file as the time it was made
   */
  byte[] draw(FeedbackView feedback, Instant answeredAt) {
    String html =
        templates.process("feedback-pdf", new Context(Locale.US, Map.of("feedback", feedback)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PdfBoxRenderer renderer = renderer(html.replaceAll(NOT_XML, " "));
        PDDocument document = renderer.createPDFKeepOpen()) {
      makeReproducible(document, answeredAt);
      document.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static PdfBoxRenderer renderer(String html) {
    return new PdfRendererBuilder()
        .useFastMode()
        .usePdfUaAccessibility(true)
        .useFont(() -> font("OpenSans-Regular"), FONT, 400, FontStyle.NORMAL, true)
        .useFont(() -> font("OpenSans-Bold"), FONT, 700, FontStyle.NORMAL, true)
        // The page is complete in itself: nothing is ever fetched for it.
        .useUriResolver((base, uri) -> null)
        .withProducer("Micro-endorsements")
        .withHtmlContent(html, null)
        .buildPdfRenderer();
  }

  private static InputStream font(String name) {
    return FeedbackPdf.class.getResourceAsStream("/fonts/ttf/OpenSans/" + name + ".ttf");
  }

  /** Instead of the clock and of chance: when it was answered, for date and identifier. */
  private static void makeReproducible(PDDocument document, Instant answeredAt) {
    Calendar answered = GregorianCalendar.from(answeredAt.atZone(ZoneOffset.UTC));
    document.getDocumentInformation().setCreationDate(answered);
    document.setDocumentId(answeredAt.toEpochMilli());
  }
}
