package org.microendorse.domain.common;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The daily limits of invitations of one kind, to teams or to review.
 *
 * @param perDay from one person
 * @param toAddressPerDay to one address, from all senders
 */
@ConfigurationProperties("endorse.invitations")
record InvitationProperties(
    @DefaultValue("100") int perDay, @DefaultValue("3") int toAddressPerDay) {}
