package org.microendorse.domain.task;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on drafts.
 *
 * @param maxSize of one draft, as JSON
 */
@ConfigurationProperties("endorse.drafts")
public record DraftProperties(@DefaultValue("256KB") DataSize maxSize) {}
