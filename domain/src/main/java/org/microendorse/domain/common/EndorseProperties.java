package org.microendorse.domain.common;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings that more than one feature needs.
 *
 * @param baseUrl address of the portal; links in mails and badges begin with it
 */
@ConfigurationProperties("endorse")
public record EndorseProperties(@DefaultValue("http://localhost:8080") URI baseUrl) {

  /** An address in the portal. */
  public URI link(String path) {
    String base = baseUrl.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }
}
