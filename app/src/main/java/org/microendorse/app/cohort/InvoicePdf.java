package org.microendorse.app.cohort;

import java.util.Map;
import org.microendorse.app.web.Pdf;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.cohort.Invoice;
import org.microendorse.domain.cohort.InvoicePrinter;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.record.RecordProperties;
import org.springframework.stereotype.Component;

/** Invoices as an accessible PDF. */
@Component
class InvoicePdf implements InvoicePrinter {
  private final Pdf pdf;
  private final Wording wording;
  private final RecordProperties records;

  InvoicePdf(Pdf pdf, Wording wording, RecordProperties records) {
    this.pdf = pdf;
    this.wording = wording;
    this.records = records;
  }

  @Override
  public byte[] print(Invoice invoice) {
    return pdf.draw(
        "invoice-pdf",
        Map.of(
            "invoice", invoice,
            "number", String.valueOf(invoice.number()),
            "language", Language.current().locale().toLanguageTag(),
            "provider", records.provider(),
            "issuedOn", wording.date(invoice.issuedAt())),
        invoice.issuedAt());
  }
}
