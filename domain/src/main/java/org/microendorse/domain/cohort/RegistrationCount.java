package org.microendorse.domain.cohort;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The teams of a cohort when registration ends.
 *
 * @param registrationOver false if the last day was changed just before
 * @param registrationEndsAt by the current calendar
 */
public record RegistrationCount(
    boolean registrationOver, OffsetDateTime registrationEndsAt, List<TeamFacts> teamFacts) {}
