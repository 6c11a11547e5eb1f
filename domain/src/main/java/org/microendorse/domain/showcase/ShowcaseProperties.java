package org.microendorse.domain.showcase;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what people show.
 *
 * @param collections how many collections somebody may have
 * @param imported how many badges from elsewhere somebody may have
 */
@ConfigurationProperties("endorse.showcase")
public record ShowcaseProperties(
    @DefaultValue("20") int collections, @DefaultValue("100") int imported) {}
