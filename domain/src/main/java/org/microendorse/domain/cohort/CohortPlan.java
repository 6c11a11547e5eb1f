package org.microendorse.domain.cohort;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a cohort, as the program manager enters it.
 *
 * @param firstSemesterId in which its first micro-credential opens
 * @param lastDay on which teams may register
 * @param places how many teams it takes
 * @param grades which grades it is for
 * @param subject which subject it is for
 */
public record CohortPlan(
    String endorsementId,
    String title,
    @Nullable UUID firstSemesterId,
    @Nullable LocalDate lastDay,
    int places,
    @Nullable String grades,
    @Nullable String subject) {}
