package org.microendorse.app.appeal;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.appeal.AppealService;
import org.microendorse.domain.appeal.ReasonsRefused;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.evidence.Submission;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API for appeals. */
@RestController
@RequestMapping("/api/enrollments/{id}/attempts/{attempt}/appeal")
class AppealApi {
  private final AppealSubjects subjects;
  private final AppealViews views;
  private final AppealService appeals;

  AppealApi(AppealSubjects subjects, AppealViews views, AppealService appeals) {
    this.subjects = subjects;
    this.views = views;
    this.appeals = appeals;
  }

  record Reasons(String reasons) {}

  @Operation(summary = "Appeal a \"not yet\"")
  @PostMapping
  ResponseEntity<AppealView> appeal(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      @PathVariable int attempt,
      @RequestBody Reasons sent) {
    Submission submission = subjects.own(me, id, attempt);
    appeals.appeal(submission.id(), sent.reasons());
    URI here = URI.create("/api/enrollments/%s/attempts/%d/appeal".formatted(id, attempt));
    return ResponseEntity.created(here).body(views.of(submission).orElseThrow());
  }

  /** The status of an appeal, also before there is one. */
  @Operation(summary = "Whether an appeal is possible, and its status")
  @GetMapping
  AppealView appeal(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, @PathVariable int attempt) {
    return views
        .of(subjects.readable(me, id, attempt))
        .orElseThrow(() -> new NotFound("appeal against attempt", attempt));
  }

  @ExceptionHandler(ReasonsRefused.class)
  ResponseEntity<ProblemDetail> refused(ReasonsRefused refused) {
    return ResponseEntity.unprocessableContent()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, refused.getMessage()));
  }
}
