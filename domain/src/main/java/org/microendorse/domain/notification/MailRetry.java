package org.microendorse.domain.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a mail is tried again that the mail server does not take at the moment.
 *
 * @param firstWait doubles after every failure
 * @param longestWait between two attempts
 * @param patience since the mail was written; then it is given up
 */
@ConfigurationProperties("endorse.mail.retry")
record MailRetry(
    @DefaultValue("2s") Duration firstWait,
    @DefaultValue("10m") Duration longestWait,
    @DefaultValue("3d") Duration patience) {}
