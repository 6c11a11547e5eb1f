package org.microendorse.domain.credential;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on what strangers send and publish.
 *
 * @param largestFile picture or text with a badge in it
 * @param largestBadge the badge alone, as JSON
 * @param largestDocument another issuer's keys or list of revoked badges
 * @param perMinute how many badges may be checked from one network address
 * @param patience the time that one check may take, requests to other issuers' servers included
 * @param effort the part of it that may be spent computing
 * @param requests how many documents of other issuers are fetched for one check
 * @param mostNodes objects, lists and values in a badge or a document that it refers to
 * @param deepest levels of nesting in them
 * @param atOnce how many badges are checked at the same time
 * @param queue how long a badge waits for its turn before {@link VerificationBusy} is thrown
 */
@ConfigurationProperties("endorse.verification")
public record VerificationProperties(
    @DefaultValue("5MB") DataSize largestFile,
    @DefaultValue("1MB") DataSize largestBadge,
    @DefaultValue("1MB") DataSize largestDocument,
    @DefaultValue("30") int perMinute,
    @DefaultValue("5s") Duration patience,
    @DefaultValue("1s") Duration effort,
    @DefaultValue("10") int requests,
    @DefaultValue("10000") int mostNodes,
    @DefaultValue("40") int deepest,
    @DefaultValue("4") int atOnce,
    @DefaultValue("2s") Duration queue) {}
