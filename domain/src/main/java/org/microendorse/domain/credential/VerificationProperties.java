package org.microendorse.domain.credential;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of what strangers send and publish is looked at.
 *
 * @param largestFile picture or text with a badge in it
 * @param largestBadge the badge alone, as JSON
 * @param largestDocument another issuer's keys or list of what was taken back
 * @param perMinute how many badges anybody may have checked from one network address
 * @param patience with another issuer's server, and with a badge that takes long to work out
 */
@ConfigurationProperties("endorse.verification")
public record VerificationProperties(
    @DefaultValue("5MB") DataSize largestFile,
    @DefaultValue("1MB") DataSize largestBadge,
    @DefaultValue("1MB") DataSize largestDocument,
    @DefaultValue("30") int perMinute,
    @DefaultValue("5s") Duration patience) {}
