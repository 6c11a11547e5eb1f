package org.microendorse.domain.credential;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The issuer of badges.
 *
 * @param name as shown on badges
 */
@ConfigurationProperties("endorse.issuer")
public record IssuerProperties(@DefaultValue("Regional Office of Education") String name) {}
