package org.microendorse.domain.cohort;

/** Draws invoices. */
public interface InvoicePrinter {

  /** A PDF; the same invoice gives the same bytes. */
  byte[] print(Invoice invoice);
}
