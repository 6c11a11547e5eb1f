package org.microendorse.app.cohort;

import java.util.Map;
import org.microendorse.app.site.SiteProperties;
import org.microendorse.app.web.Pdf;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.cohort.Invoice;
import org.microendorse.domain.cohort.InvoicePrinter;
import org.microendorse.domain.cohort.InvoiceProperties;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.record.RecordProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Invoices as an accessible PDF. */
@Component
@EnableConfigurationProperties(InvoiceProperties.class)
class InvoicePdf implements InvoicePrinter {
  private final Pdf pdf;
  private final Wording wording;
  private final RecordProperties records;
  private final InvoiceProperties invoices;
  private final SiteProperties program;
  private final EndorseProperties endorse;

  InvoicePdf(
      Pdf pdf,
      Wording wording,
      RecordProperties records,
      InvoiceProperties invoices,
      SiteProperties program,
      EndorseProperties endorse) {
    this.pdf = pdf;
    this.wording = wording;
    this.records = records;
    this.invoices = invoices;
    this.program = program;
    this.endorse = endorse;
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
            "settings", invoices,
            "contact", program.contactOr(endorse),
            "dueOn", wording.date(wording.dayOf(invoice.issuedAt()).plusDays(invoices.dueDays())),
            "issuedOn", wording.date(invoice.issuedAt())),
        invoice.issuedAt());
  }
}
