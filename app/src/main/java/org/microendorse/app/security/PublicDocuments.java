package org.microendorse.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * Documents that anyone may read and shared caches may keep: badges as files, status lists, keys
 * and assets. Their answers set no cookie.
 */
final class PublicDocuments {
  private static final Pattern FILE =
      Pattern.compile(
          "/(badges/[^/]+\\.(json|jwt|png|svg)|status/[^/]+|keys/[^/]+|\\.well-known/.*|assets/.*)");

  /** A badge is a page or a file, as the header {@code Accept} says. */
  private static final Pattern BADGE = Pattern.compile("/badges/[0-9a-f-]{36}");

  private PublicDocuments() {}

  static boolean include(HttpServletRequest request) {
    String path = request.getRequestURI();
    return FILE.matcher(path).matches()
        || BADGE.matcher(path).matches() && !isPage(request.getHeader("Accept"));
  }

  private static boolean isPage(String accept) {
    return accept == null || accept.matches(".*(text/html|text/\\*|\\*/\\*).*");
  }
}
