package org.microendorse.domain.media;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cleans links from a document to the web. */
final class WebLinks {
  /** Folders and pages of persons, as web servers and clouds call them. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          ".*(~|@|/(personal|users?|people|person|home|homes|profiles?|members?|u|in|staff)/).*"
              + "|.*\\.(sharepoint\\.com|live\\.(com|net)|onedrive\\.com)/.*|1drv\\.ms/.*");

  private WebLinks() {}

  /**
   * The page of a link, without user, query and fragment, which may reveal who followed or created
   * it; null for personal pages, mail addresses, files and everything else.
   */
  static @Nullable String harmless(String target) {
    try {
      URI link = new URI(target.strip());
      String scheme = String.valueOf(link.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = (scheme.equals("http") || scheme.equals("https")) && link.getHost() != null;
      if (!web
          || PERSONAL
              .matcher((link.getHost() + link.getPath()).toLowerCase(Locale.ROOT))
              .matches()) {
        return null;
      }
      return new URI(scheme, null, link.getHost(), link.getPort(), link.getPath(), null, null)
          .toASCIIString();
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
