package org.microendorse.app.review;

import java.time.Instant;
import java.util.Map;
import org.microendorse.app.web.Pdf;
import org.springframework.stereotype.Component;

/** Feedback as a PDF to keep or print. */
@Component
class FeedbackPdf {
  private final Pdf pdf;

  FeedbackPdf(Pdf pdf) {
    this.pdf = pdf;
  }

  /**
   * @param answeredAt the time of creation in the file
   */
  byte[] draw(FeedbackView feedback, Instant answeredAt) {
    return pdf.draw("feedback-pdf", Map.of("feedback", feedback), answeredAt);
  }
}
