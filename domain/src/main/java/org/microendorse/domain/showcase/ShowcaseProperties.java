package org.microendorse.domain.showcase;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits on what people show.
 *
 * @param collections how many collections a person may have
 * @param imported how many badges from elsewhere a person may have
 */
@ConfigurationProperties("endorse.showcase")
public record ShowcaseProperties(
    @DefaultValue("20") int collections, @DefaultValue("100") int imported) {}
