package org.microendorse.domain.cohort;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The teams of a cohort when registration ends.
 *
 * @param registrationOver false if the last day was moved at the last moment
 * @param registrationEndsAt by the calendar of now
 */
public record RegistrationCount(
    boolean registrationOver, OffsetDateTime registrationEndsAt, List<TeamFacts> teamFacts) {}
