package org.microendorse.app.site;

import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.EndorseProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who runs the program.
 *
 * @param name of the office, as pages say it
 * @param contact email address for questions; by default {@code help} at the host of the portal
 */
@ConfigurationProperties("endorse.program")
public record SiteProperties(String name, @Nullable String contact) {

  /** The address for questions. */
  public String contactOr(EndorseProperties endorse) {
    return contact == null || contact.isBlank() ? "help@" + endorse.baseUrl().getHost() : contact;
  }
}
