package org.microendorse.domain.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the figures about reviews.
 *
 * @param period how far they look back from now
 */
@ConfigurationProperties("endorse.review-figures")
public record FigureProperties(@DefaultValue("90d") Duration period) {}
