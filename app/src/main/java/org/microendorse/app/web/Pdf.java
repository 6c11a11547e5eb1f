package org.microendorse.app.web;

import static org.microendorse.domain.language.Messages.message;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
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
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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

  private static final String DEVANAGARI =
      "noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular";
  private static final String CHINESE = "NotoSansSC/NotoSansSC-Regular";
  private static final String KOREAN = "noto-sans-kr/400Regular/NotoSansKR_400Regular";

  /** For letters that Open Sans lacks. Such a font is read only if it is needed. */
  private static final Set<FSFontUseCase> LAST = EnumSet.of(FSFontUseCase.FALLBACK_FINAL);

  static {
    XRLog.setLoggerImpl(new Slf4jLogger());
  }

  private final ITemplateEngine templates;

  public Pdf(ITemplateEngine templates) {
    this.templates = templates;
  }

  /**
   * Fills in a template in the language of the reader.
   *
   * @param at the time of creation in the file
   */
  public byte[] draw(String template, Map<String, Object> model, Instant at) {
    Context context = new Context(Language.current().locale(), model);
    String html = templates.process(template, context);
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

  /**
   * Fills in a legal record: in English for everybody, with a line that explains it to people who
   * read another language.
   *
   * @param at the time of creation in the file
   */
  public byte[] drawRecord(String template, Supplier<Map<String, Object>> facts, Instant at) {
    Language reader = Language.current();
    return Language.ENGLISH.use(
        () -> {
          Map<String, Object> model = new HashMap<>(facts.get());
          if (reader != Language.ENGLISH) {
            model.put("reader", reader.locale().toLanguageTag());
            model.put("explained", message(reader, "pdf.explained." + template));
          }
          return draw(template, model, at);
        });
  }

  private static String printable(String html) {
    return html.replaceAll(NOT_XML, " ");
  }

  private static PdfBoxRenderer renderer(String html) {
    return new PdfRendererBuilder()
        .usePdfUaAccessibility(true)
        .useFont(() -> font("OpenSans/OpenSans-Regular"), FONT, 400, FontStyle.NORMAL, true)
        .useFont(() -> font("OpenSans/OpenSans-Bold"), FONT, 700, FontStyle.NORMAL, true)
        .useFont(() -> font(DEVANAGARI), "Devanagari", 400, FontStyle.NORMAL, true, LAST)
        .useFont(() -> font("Kurinto/KurintoSans-Rg"), "Kurinto", 400, FontStyle.NORMAL, true, LAST)
        .useFont(() -> font(CHINESE), "Chinese", 400, FontStyle.NORMAL, true, LAST)
        .useFont(() -> font(KOREAN), "Korean", 400, FontStyle.NORMAL, true, LAST)
        .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
        .useUnicodeBidiReorderer(new ICUBidiReorderer())
        // The page is self-contained: nothing is ever fetched for it.
        .useUriResolver((base, uri) -> null)
        .withProducer("Micro-endorsements")
        .withHtmlContent(html, null)
        .buildPdfRenderer();
  }

  private static InputStream font(String name) {
    return Pdf.class.getResourceAsStream("/fonts/ttf/" + name + ".ttf");
  }

  /** Derives date and identifier from the content, instead of the clock and random numbers. */
  private static void makeReproducible(PDDocument document, Instant at) {
    Calendar moment = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
    document.getDocumentInformation().setCreationDate(moment);
    document.setDocumentId(at.toEpochMilli());
  }
}
