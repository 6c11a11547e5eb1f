package org.microendorse.app.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Redirects addresses that are part of earlier badges to where the pages are now. */
@Controller
class OldAddresses {
  private static final String OLD = "/catalogue";
  private static final String NEW = "/catalog";

  /** The catalog by its earlier spelling. */
  @GetMapping({OLD, OLD + "/**"})
  ResponseEntity<Void> catalog(HttpServletRequest request) {
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    String path = NEW + request.getRequestURI().substring(OLD.length());
    return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
        .header(HttpHeaders.LOCATION, path + query)
        .build();
  }
}
