package org.microendorse.domain.cohort;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of cohorts and teams.
 *
 * @param invitationValid how long an invitation to a team can be answered
 */
@ConfigurationProperties("endorse.cohorts")
public record CohortProperties(@DefaultValue("14d") Duration invitationValid) {}
