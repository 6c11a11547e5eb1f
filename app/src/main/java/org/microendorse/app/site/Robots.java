package org.microendorse.app.site;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Tells search engines what to read (RFC 9309): the public site. Badges and collections are
 * excluded, because their owners choose who gets the address.
 */
@Controller
class Robots {
  private static final String RULES =
      """
      User-agent: *
      Disallow: /
      Allow: /$
      Allow: /accessibility
      Allow: /assets/
      Allow: /catalog
      Allow: /cohorts
      Allow: /contact
      Allow: /cost
      Allow: /help
      Allow: /how-it-works
      Allow: /login
      Allow: /privacy
      Allow: /sign-up$
      Allow: /terms
      Allow: /verify
      """;

  @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
  @ResponseBody
  String robots() {
    return RULES;
  }
}
