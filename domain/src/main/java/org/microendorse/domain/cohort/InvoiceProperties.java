package org.microendorse.domain.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How invoices are paid.
 *
 * @param dueDays days after its date until an invoice is due
 * @param remitTo lines that say where to send the payment; empty: the invoice says whom to ask
 * @param taxId of the program, as payers need it
 */
@ConfigurationProperties("endorse.invoices")
public record InvoiceProperties(
    @DefaultValue("30") int dueDays, @DefaultValue List<String> remitTo, @Nullable String taxId) {}
