package org.microendorse.app.web;

import static org.microendorse.domain.language.Messages.message;

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
  private static final Map<HttpStatus, String> DETAILS =
      Map.of(
          HttpStatus.FORBIDDEN, "error.outdatedForm",
          HttpStatus.NOT_FOUND, "error.nothingHere",
          HttpStatus.CONTENT_TOO_LARGE, "error.farTooLarge");

  private static final Map<HttpStatus, String> HEADINGS =
      Map.of(
          HttpStatus.NOT_FOUND, "error.notFound",
          HttpStatus.CONTENT_TOO_LARGE, "error.tooLarge");

  @RequestMapping("/error")
  Object error(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status =
        Optional.ofNullable(HttpStatus.resolve(code instanceof Integer number ? number : 404))
            .orElse(HttpStatus.BAD_REQUEST);
    String detail = message(DETAILS.getOrDefault(status, "error.other"));
    Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (uri != null && uri.toString().startsWith("/api/")) {
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
    ModelAndView page = new ModelAndView("error", status);
    page.addObject("heading", message(HEADINGS.getOrDefault(status, "error.tryAgain")));
    page.addObject("detail", detail);
    return page;
  }
}
