package org.microendorse.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The error page for requests that are rejected before any page gets them, such as an outdated
 * form.
 */
@Controller
class ErrorPage implements ErrorController {
  static final String FAR_TOO_LARGE =
      "What you sent is too large, and nothing was saved. Go back and choose a smaller file.";

  private static final Map<HttpStatus, String> DETAILS =
      Map.of(
          HttpStatus.FORBIDDEN,
          "This page was open for too long, or you signed in again. Go back, reload it and try again.",
          HttpStatus.NOT_FOUND,
          "There is nothing here for you. It may have moved, or the address may be mistyped.",
          HttpStatus.CONTENT_TOO_LARGE,
          FAR_TOO_LARGE);

  private static final Map<HttpStatus, String> HEADINGS =
      Map.of(
          HttpStatus.NOT_FOUND,
          "Page not found",
          HttpStatus.CONTENT_TOO_LARGE,
          "This is too large");

  @RequestMapping("/error")
  Object error(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status =
        Optional.ofNullable(HttpStatus.resolve(code instanceof Integer number ? number : 404))
            .orElse(HttpStatus.BAD_REQUEST);
    String detail =
        DETAILS.getOrDefault(
            status, "Something went wrong on our side. Nothing is lost; please try again.");
    Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (uri != null && uri.toString().startsWith("/api/")) {
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
    ModelAndView page = new ModelAndView("error", status);
    page.addObject("heading", HEADINGS.getOrDefault(status, "Please try again"));
    page.addObject("detail", detail);
    return page;
  }
}
