package org.microendorse.domain.cohort;

/** Draws invoices. */
public interface InvoicePrinter {

  /** The invoice as a PDF; the same invoice always gives the same bytes. */
  byte[] print(Invoice invoice);
}
