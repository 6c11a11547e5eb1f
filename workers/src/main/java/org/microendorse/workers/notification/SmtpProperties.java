package org.microendorse.workers.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for outgoing mail; the server itself is {@code spring.mail.*}.
 *
 * @param from the sender's address
 */
@ConfigurationProperties("endorse.mail")
record SmtpProperties(@DefaultValue("micro-credentials@example.org") String from) {}
