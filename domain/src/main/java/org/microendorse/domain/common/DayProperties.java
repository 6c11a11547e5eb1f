package org.microendorse.domain.common;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The range of plausible dates when a person types one; others are typing errors.
 *
 * @param yearsBack before today
 * @param yearsAhead after today
 */
@ConfigurationProperties("endorse.days")
record DayProperties(@DefaultValue("30") int yearsBack, @DefaultValue("30") int yearsAhead) {}
