package org.microendorse.domain.evidence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on files.
 *
 * @param maxSize of any file, whatever the catalog allows
 */
@ConfigurationProperties("endorse.evidence")
public record EvidenceProperties(@DefaultValue("2GB") DataSize maxSize) {}
