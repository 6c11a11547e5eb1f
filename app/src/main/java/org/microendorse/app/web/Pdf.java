package org.microendorse.app.web;

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
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.microendorse.domain.language.Language;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Renders templates as tagged PDF (PDF/UA-1) with embedded fonts. The same content gives the same
 * bytes.
 */
@Component
public class Pdf {
  /** Characters that text fields allow and XML does not. */
  private static final String NOT_XML =
      "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

  private static final String FONT = "Open Sans";

  static {
    XRLog.setLoggerImpl(new Slf4jLogger());
  }

  private final ITemplateEngine templates;

  public Pdf(ITemplateEngine templates) {
    this.templates = templates;
  }

  /**
   * Fills in a template, in the language of the person for whom this thread works.
   *
   * @param at the time of creation in the file
   */
  public byte[] draw(String template, Map<String, Object> model, Instant at) {
    String html = templates.process(template, new Context(Language.current().locale(), model));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PdfBoxRenderer renderer = renderer(printable(html));
        PDDocument document = renderer.createPDFKeepOpen()) {
      makeReproducible(document, at);
      document.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Open Sans has no ʻokina; the quotation mark looks the same. */
  private static String printable(String html) {
    return html.replaceAll(NOT_XML, " ").replace('\u02bb', '\u2018');
  }

  private static PdfBoxRenderer renderer(String html) {
    return new PdfRendererBuilder()
        .usePdfUaAccessibility(true)
        .useFont(() -> font("OpenSans-Regular"), FONT, 400, FontStyle.NORMAL, true)
        .useFont(() -> font("OpenSans-Bold"), FONT, 700, FontStyle.NORMAL, true)
        // The page is self-contained: nothing is ever fetched for it.
        .useUriResolver((base, uri) -> null)
        .withProducer("Micro-endorsements")
        .withHtmlContent(html, null)
        .buildPdfRenderer();
  }

  private static InputStream font(String name) {
    return Pdf.class.getResourceAsStream("/fonts/ttf/OpenSans/" + name + ".ttf");
  }

  /** Derives date and identifier from the content, instead of the clock and random numbers. */
  private static void makeReproducible(PDDocument document, Instant at) {
    Calendar moment = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
    document.getDocumentInformation().setCreationDate(moment);
    document.setDocumentId(at.toEpochMilli());
  }
}
