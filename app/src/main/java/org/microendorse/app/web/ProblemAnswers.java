package org.microendorse.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.task.FormRefused;
import org.microendorse.app.task.TaskAlreadySent;
import org.microendorse.app.task.TaskTaken;
import org.microendorse.domain.account.TooManyAttempts;
import org.microendorse.domain.common.DatabaseRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.credential.VerificationBusy;
import org.microendorse.domain.evidence.EvidenceTooLarge;
import org.microendorse.domain.evidence.Isolation;
import org.microendorse.domain.integrity.ConcernIncomplete;
import org.microendorse.domain.task.DraftTooLarge;
import org.microendorse.workers.common.EngineUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Turns exceptions into responses for people: a page for browsers, RFC 9457 problem details for the
 * API. Things that a person may not see get the same response as things that do not exist.
 */
@ControllerAdvice
class ProblemAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private static final String NOTHING_HERE =
      "There is nothing here for you. It may have moved, or the address may be mistyped.";
  private static final String AWAY =
      "A part of the system is not answering at the moment. Nothing is lost; please try again.";

  @ExceptionHandler({
    NotFound.class,
    NoHandlerFoundException.class,
    NoResourceFoundException.class,
    AuthorizationDeniedException.class
  })
  Object notFound(HttpServletRequest request) {
    return answer(request, HttpStatus.NOT_FOUND, "Page not found", NOTHING_HERE);
  }

  @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
  Object wrongMethod(HttpServletRequest request) {
    return answer(request, HttpStatus.METHOD_NOT_ALLOWED, "Page not found", NOTHING_HERE);
  }

  @ExceptionHandler(FormRefused.class)
  ResponseEntity<ProblemDetail> formRefused(FormRefused refused) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, refused.getMessage());
    problem.setProperty("problems", refused.problems());
    return problem(problem);
  }

  @ExceptionHandler({TaskTaken.class, TaskAlreadySent.class})
  Object conflict(HttpServletRequest request, RuntimeException conflict) {
    return answer(request, HttpStatus.CONFLICT, "This task has changed", conflict.getMessage());
  }

  @ExceptionHandler({EvidenceTooLarge.class, DraftTooLarge.class})
  Object tooLarge(HttpServletRequest request, Refusal refusal) {
    return answer(request, HttpStatus.CONTENT_TOO_LARGE, "Too large", refusal.getMessage());
  }

  /** Tomcat could not read the fields of a form: there are too many, or the form is incomplete. */
  @ExceptionHandler(InvalidParameterException.class)
  Object unreadableFields(HttpServletRequest request, InvalidParameterException unreadable) {
    return unreadable.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
        ? answer(
            request, HttpStatus.CONTENT_TOO_LARGE, "This is too large", ErrorPage.FAR_TOO_LARGE)
        : unreadable(request);
  }

  @ExceptionHandler(ConcernIncomplete.class)
  Object incomplete(HttpServletRequest request, Refusal refusal) {
    return answer(
        request, HttpStatus.UNPROCESSABLE_CONTENT, "Something is missing", refusal.getMessage());
  }

  @ExceptionHandler(TooManyAttempts.class)
  Object tooMany(HttpServletRequest request, Refusal refusal) {
    return answer(
        request, HttpStatus.TOO_MANY_REQUESTS, "Please wait a while", refusal.getMessage());
  }

  @ExceptionHandler(VerificationBusy.class)
  Object manyChecks(
      HttpServletRequest request, HttpServletResponse response, VerificationBusy busy) {
    return busy(request, response, busy.retryAfter(), busy.getMessage());
  }

  @ExceptionHandler(Isolation.Busy.class)
  Object manyFiles(HttpServletRequest request, HttpServletResponse response, Isolation.Busy busy) {
    return busy(request, response, busy.retryAfter(), busy.getMessage());
  }

  private static Object busy(
      HttpServletRequest request,
      HttpServletResponse response,
      Duration retryAfter,
      @Nullable String why) {
    long seconds = Math.max(1, retryAfter.toSeconds());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return answer(request, HttpStatus.SERVICE_UNAVAILABLE, "Please wait a moment", why);
  }

  @ExceptionHandler(Refusal.class)
  Object refused(HttpServletRequest request, Refusal refusal) {
    return answer(request, HttpStatus.CONFLICT, "This is not possible", refusal.getMessage());
  }

  @ExceptionHandler({
    HttpMessageNotReadableException.class,
    ServletRequestBindingException.class,
    MissingServletRequestPartException.class,
    MultipartException.class,
    BindException.class,
    RequestRejectedException.class,
    TypeMismatchException.class
  })
  Object unreadable(HttpServletRequest request) {
    return answer(
        request, HttpStatus.BAD_REQUEST, "Not understood", "What was sent could not be read.");
  }

  @ExceptionHandler(MissingServletRequestParameterException.class)
  Object missing(HttpServletRequest request, MissingServletRequestParameterException missing) {
    return answer(
        request,
        HttpStatus.BAD_REQUEST,
        "Not understood",
        "The field \"%s\" is missing. Please reload the page and try again."
            .formatted(missing.getParameterName()));
  }

  /** A malformed address does not exist; a malformed field can be corrected. */
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  Object wrongType(HttpServletRequest request, MethodArgumentTypeMismatchException wrong) {
    if (!wrong.getParameter().hasParameterAnnotation(RequestParam.class)) {
      return notFound(request);
    }
    return answer(
        request,
        HttpStatus.BAD_REQUEST,
        "Not understood",
        "We could not read the field \"%s\". Please correct it and try again."
            .formatted(wrong.getName()));
  }

  @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
  Object wrongMediaType(HttpServletRequest request) {
    return answer(
        request,
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "Not understood",
        "This kind of content is not accepted here.");
  }

  @ExceptionHandler(HttpMediaTypeNotAcceptableException.class)
  ResponseEntity<ProblemDetail> noSuchFormat() {
    return problem(
        ProblemDetail.forStatusAndDetail(
            HttpStatus.NOT_ACCEPTABLE, "There is nothing here in the format you asked for."));
  }

  @ExceptionHandler({
    EngineUnavailable.class,
    DataAccessResourceFailureException.class,
    CannotCreateTransactionException.class,
    TransactionSystemException.class,
    // A connection lost in the middle of a transaction.
    JpaSystemException.class
  })
  Object away(HttpServletRequest request, RuntimeException cause) {
    LOG.warn(
        "{} {} failed: a part of the system is down",
        request.getMethod(),
        request.getRequestURI(),
        cause);
    return answer(request, HttpStatus.SERVICE_UNAVAILABLE, "Please try again in a moment", AWAY);
  }

  /**
   * A database rejection is a lost race or a value that cannot be stored; otherwise it is a bug.
   */
  @ExceptionHandler({DataIntegrityViolationException.class, ConcurrencyFailureException.class})
  Object refusedByDatabase(HttpServletRequest request, DataAccessException refused) {
    DatabaseRefusal reason = DatabaseRefusal.of(refused).orElse(null);
    if (reason == null) {
      return unexpected(request, refused);
    }
    LOG.info("{} {}: {}", request.getMethod(), request.getRequestURI(), reason);
    return switch (reason) {
      case LOST_RACE ->
          answer(
              request,
              HttpStatus.CONFLICT,
              "Changed in the meantime",
              "This was changed at the same moment by another request. Reload the page, and try"
                  + " again if it is still needed.");
      case BAD_VALUE ->
          answer(
              request,
              HttpStatus.UNPROCESSABLE_CONTENT,
              "Not understood",
              "What was sent contains characters or numbers that cannot be stored.");
    };
  }

  /** The browser disconnected, for instance during an upload: nobody is left to tell. */
  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void gone() {}

  @ExceptionHandler(IOException.class)
  Object broken(HttpServletRequest request, IOException cause) {
    LOG.warn(
        "{} {} was interrupted: {}",
        request.getMethod(),
        request.getRequestURI(),
        cause.toString());
    return answer(
        request,
        HttpStatus.SERVICE_UNAVAILABLE,
        "The transfer was interrupted",
        "The transfer was interrupted. Nothing was saved; please try again.");
  }

  @ExceptionHandler(Exception.class)
  Object unexpected(HttpServletRequest request, Exception bug) {
    if (bug instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      return answer(
          request,
          HttpStatus.valueOf(known.getStatusCode().value()),
          "Not understood",
          "We could not read what was sent. Please reload the page and try again.");
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), bug);
    return answer(
        request,
        HttpStatus.INTERNAL_SERVER_ERROR,
        "Something went wrong on our side",
        "Something went wrong on our side. Nothing is lost; please try again in a moment.");
  }

  private static Object answer(
      HttpServletRequest request, HttpStatus status, String title, @Nullable String detail) {
    if (request.getRequestURI().startsWith("/api/") || !wantsPage(request)) {
      ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
      problem.setTitle(title);
      return problem(problem);
    }
    ModelAndView page = new ModelAndView("error", status);
    page.addObject("heading", title);
    page.addObject("detail", detail);
    page.addObject("me", me());
    return page;
  }

  private static @Nullable PortalUser me() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof PortalUser user
        ? user
        : null;
  }

  private static ResponseEntity<ProblemDetail> problem(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static boolean wantsPage(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept == null || List.of("text/html", "*/*").stream().anyMatch(accept::contains);
  }
}
