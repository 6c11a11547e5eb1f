package org.microendorse.domain.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The retry policy for mails that the mail server temporarily refuses.
 *
 * @param firstWait doubles after every failure
 * @param longestWait between two attempts
 * @param patience time since the mail was written until it is given up
 */
@ConfigurationProperties("endorse.mail.retry")
record MailRetry(
    @DefaultValue("2s") Duration firstWait,
    @DefaultValue("10m") Duration longestWait,
    @DefaultValue("3d") Duration patience) {}
