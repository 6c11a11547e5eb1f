package org.microendorse.domain.cohort;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.CatalogTitle;

/**
 * The invoice of a team.
 *
 * @param number unique number
 * @param amount in US dollars
 * @param billTo who pays, in lines; null: the organization, attention of the registrar
 * @param people for how many people
 */
public record Invoice(
    long number,
    CatalogTitle endorsement,
    String cohort,
    String firstSemester,
    String team,
    String organization,
    String billedTo,
    @Nullable String billTo,
    @Nullable String purchaseOrder,
    BigDecimal amount,
    int people,
    Instant issuedAt) {}
