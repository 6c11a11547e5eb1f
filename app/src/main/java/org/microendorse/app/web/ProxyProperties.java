package org.microendorse.app.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Proxies in front of the portal.
 *
 * @param trusted network addresses or ranges (CIDR) of proxies whose header is trusted
 * @param header that they set: {@code X-Forwarded-For} or {@code Forwarded}; the other one is never
 *     read, because a proxy passes on what a stranger wrote into it
 */
@ConfigurationProperties("endorse.proxies")
record ProxyProperties(
    @DefaultValue List<String> trusted, @DefaultValue("X-Forwarded-For") String header) {
  ProxyProperties {
    if (!header.equalsIgnoreCase("X-Forwarded-For") && !header.equalsIgnoreCase("Forwarded")) {
      throw new IllegalArgumentException(
          "Set endorse.proxies.header to X-Forwarded-For or to Forwarded, not to " + header);
    }
  }
}
