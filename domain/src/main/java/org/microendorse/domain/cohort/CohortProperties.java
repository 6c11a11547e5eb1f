package org.microendorse.domain.cohort;

import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of cohorts and teams.
 *
 * @param invitationValid how long an invitation to a team can be answered
 * @param listPrice of a team for one micro-endorsement, in US dollars
 */
@ConfigurationProperties("endorse.cohorts")
public record CohortProperties(
    @DefaultValue("14d") Duration invitationValid, @DefaultValue("1250") BigDecimal listPrice) {}
