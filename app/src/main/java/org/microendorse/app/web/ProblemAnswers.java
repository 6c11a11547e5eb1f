package org.microendorse.app.web;

import static org.microendorse.domain.language.Messages.message;

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
import org.microendorse.workers.common.EngineRefused;
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

  @ExceptionHandler({
    NotFound.class,
    NoHandlerFoundException.class,
    NoResourceFoundException.class,
    AuthorizationDeniedException.class
  })
  Object notFound(HttpServletRequest request) {
    return answer(request, HttpStatus.NOT_FOUND, "error.notFound", message("error.nothingHere"));
  }

  @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
  Object wrongMethod(HttpServletRequest request) {
    return answer(
        request, HttpStatus.METHOD_NOT_ALLOWED, "error.notFound", message("error.nothingHere"));
  }

  @ExceptionHandler(FormRefused.class)
  ResponseEntity<ProblemDetail> formRefused(FormRefused refused) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, refused.getMessage());
    problem.setProperty("problems", refused.problems());
    if (refused.about() != null) {
      problem.setProperty("about", refused.about());
    }
    return problem(problem);
  }

  @ExceptionHandler({TaskTaken.class, TaskAlreadySent.class})
  Object conflict(HttpServletRequest request, RuntimeException conflict) {
    return answer(request, HttpStatus.CONFLICT, "error.taskChanged", conflict.getMessage());
  }

  @ExceptionHandler({EvidenceTooLarge.class, DraftTooLarge.class})
  Object tooLarge(HttpServletRequest request, Refusal refusal) {
    return answer(request, HttpStatus.CONTENT_TOO_LARGE, "error.large", refusal.getMessage());
  }

  /** Tomcat could not read the fields of a form: there are too many, or the form is incomplete. */
  @ExceptionHandler(InvalidParameterException.class)
  Object unreadableFields(HttpServletRequest request, InvalidParameterException unreadable) {
    return unreadable.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
        ? answer(
            request, HttpStatus.CONTENT_TOO_LARGE, "error.tooLarge", message("error.farTooLarge"))
        : unreadable(request);
  }

  @ExceptionHandler(ConcernIncomplete.class)
  Object incomplete(HttpServletRequest request, Refusal refusal) {
    return answer(request, HttpStatus.UNPROCESSABLE_CONTENT, "error.missing", refusal.getMessage());
  }

  @ExceptionHandler(TooManyAttempts.class)
  Object tooMany(HttpServletRequest request, Refusal refusal) {
    return answer(request, HttpStatus.TOO_MANY_REQUESTS, "error.waitLong", refusal.getMessage());
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
    return answer(request, HttpStatus.SERVICE_UNAVAILABLE, "error.wait", why);
  }

  @ExceptionHandler(Refusal.class)
  Object refused(HttpServletRequest request, Refusal refusal) {
    return answer(request, HttpStatus.CONFLICT, "error.notPossible", refusal.getMessage());
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
        request, HttpStatus.BAD_REQUEST, "error.notUnderstood", message("error.unreadable"));
  }

  @ExceptionHandler(MissingServletRequestParameterException.class)
  Object missing(HttpServletRequest request, MissingServletRequestParameterException missing) {
    return answer(
        request,
        HttpStatus.BAD_REQUEST,
        "error.notUnderstood",
        message("error.fieldMissing", missing.getParameterName()));
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
        "error.notUnderstood",
        message("error.fieldUnreadable", wrong.getName()));
  }

  @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
  Object wrongMediaType(HttpServletRequest request) {
    return answer(
        request,
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "error.notUnderstood",
        message("error.wrongMediaType"));
  }

  @ExceptionHandler(HttpMediaTypeNotAcceptableException.class)
  ResponseEntity<ProblemDetail> noSuchFormat() {
    return problem(
        ProblemDetail.forStatusAndDetail(HttpStatus.NOT_ACCEPTABLE, message("error.noSuchFormat")));
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
    return answer(request, HttpStatus.SERVICE_UNAVAILABLE, "error.tryLater", message("error.away"));
  }

  /** A rule cannot be asked, or says nothing: process owners or operators have to look at it. */
  @ExceptionHandler(EngineRefused.class)
  Object refusedByEngine(HttpServletRequest request, EngineRefused refused) {
    LOG.error(
        "{} {} was refused by the engine", request.getMethod(), request.getRequestURI(), refused);
    return answer(
        request,
        HttpStatus.SERVICE_UNAVAILABLE,
        "error.tryLater",
        message("error.refusedByEngine"));
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
          answer(request, HttpStatus.CONFLICT, "error.lostRace", message("error.lostRaceText"));
      case BAD_VALUE ->
          answer(
              request,
              HttpStatus.UNPROCESSABLE_CONTENT,
              "error.notUnderstood",
              message("error.badValue"));
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
        "error.interrupted",
        message("error.interruptedText"));
  }

  @ExceptionHandler(Exception.class)
  Object unexpected(HttpServletRequest request, Exception bug) {
    if (bug instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      return answer(
          request,
          HttpStatus.valueOf(known.getStatusCode().value()),
          "error.notUnderstood",
          message("error.unreadableReload"));
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), bug);
    return answer(
        request,
        HttpStatus.INTERNAL_SERVER_ERROR,
        "error.unexpected",
        message("error.unexpectedText"));
  }

  /**
   * @param heading its key in the message files
   */
  private static Object answer(
      HttpServletRequest request, HttpStatus status, String heading, @Nullable String detail) {
    if (request.getRequestURI().startsWith("/api/") || !wantsPage(request)) {
      ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
      problem.setTitle(message(heading));
      return problem(problem);
    }
    ModelAndView page = new ModelAndView("error", status);
    page.addObject("heading", message(heading));
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
