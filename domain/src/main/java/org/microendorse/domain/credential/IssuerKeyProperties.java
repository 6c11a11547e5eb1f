package org.microendorse.domain.credential;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The issuer's secret key: given, or made once and kept in a file.
 *
 * @param key Ed25519 seed, as multibase secret key ({@code z3u2...}) or as base64; may be empty
 * @param keyFile used when no key is given; created if it is not there
 */
@ConfigurationProperties("endorse.issuer")
record IssuerKeyProperties(String key, Path keyFile) {}
