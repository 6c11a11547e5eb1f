package org.microendorse.domain.common;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many invitations of one kind, to teams or to review, leave within a day.
 *
 * @param perDay that one person can cause
 * @param toAddressPerDay to one address, from all senders
 */
@ConfigurationProperties("endorse.invitations")
record InvitationProperties(
    @DefaultValue("100") int perDay, @DefaultValue("3") int toAddressPerDay) {}
