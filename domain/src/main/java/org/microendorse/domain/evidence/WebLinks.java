package org.microendorse.domain.evidence;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Links out of a document. */
final class WebLinks {
  private WebLinks() {}

  /**
   * The page that a link leads to, without user, query and fragment, which may tell who followed or
   * made it; null for mail addresses, files and everything else.
   */
  static String harmless(String target) {
    try {
      URI link = new URI(target.strip());
      String scheme = String.valueOf(link.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = (scheme.equals("http") || scheme.equals("https")) && link.getHost() != null;
      return web
          ? new URI(scheme, null, link.getHost(), link.getPort(), link.getPath(), null, null)
              .toASCIIString()
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
