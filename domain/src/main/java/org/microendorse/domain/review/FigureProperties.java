package org.microendorse.domain.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What figures about reviews are counted from.
 *
 * @param period how far they look back from now
 */
@ConfigurationProperties("endorse.review-figures")
public record FigureProperties(@DefaultValue("90d") Duration period) {}
