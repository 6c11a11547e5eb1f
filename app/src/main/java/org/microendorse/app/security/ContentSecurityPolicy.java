package org.microendorse.app.security;

/** What pages may load, as the header {@value #HEADER} says it to browsers. */
public final class ContentSecurityPolicy {
  public static final String HEADER = "Content-Security-Policy";

  /**
   * Only what the portal itself serves. Style attributes are needed by the form and diagram
   * viewers; scripts are never inline.
   */
  public static final String PORTAL =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "style-src-attr 'unsafe-inline'",
          "img-src 'self' data:",
          "media-src 'self'",
          "frame-src 'self'",
          "connect-src 'self'",
          "font-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'self'");

  private ContentSecurityPolicy() {}
}
