package org.microendorse.app.enrollment;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.enrollment.EnrollmentStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API for enrolling, and for progress on a path. */
@RestController
@RequestMapping("/api/enrollments")
class EnrollmentApi {
  private final EnrollmentService enrollments;
  private final OwnEnrollment ownEnrollment;
  private final EnrollmentAccess access;
  private final PathProgress progress;
  private final BadgeService badges;

  EnrollmentApi(
      EnrollmentService enrollments,
      OwnEnrollment ownEnrollment,
      EnrollmentAccess access,
      PathProgress progress,
      BadgeService badges) {
    this.enrollments = enrollments;
    this.ownEnrollment = ownEnrollment;
    this.access = access;
    this.progress = progress;
    this.badges = badges;
  }

  record Choice(String microCredentialId) {}

  record Opened(UUID enrollmentId) {}

  /**
   * @param stage null until the path is open
   * @param with who has to act; null if only the educator
   * @param badgeId null until earned
   */
  record View(
      UUID enrollmentId,
      EnrollmentStatus status,
      int attempt,
      @Nullable Stage stage,
      boolean withReviewers,
      PathProgress.@Nullable With with,
      @Nullable UUID badgeId,
      MicroCredential microCredential) {}

  @Operation(summary = "Enroll in a micro-credential")
  @PostMapping
  @PreAuthorize("hasRole('EDUCATOR')")
  ResponseEntity<Opened> enroll(
      @AuthenticationPrincipal PortalUser me, @RequestBody Choice choice) {
    Enrollment enrollment = ownEnrollment.enroll(me.getUsername(), choice.microCredentialId());
    return ResponseEntity.created(URI.create("/api/enrollments/" + enrollment.id()))
        .body(new Opened(enrollment.id()));
  }

  /** A path in the list of a person's paths. */
  record Listed(UUID enrollmentId, String microCredentialId, EnrollmentStatus status) {}

  @Operation(summary = "My paths")
  @GetMapping
  List<Listed> mine(@AuthenticationPrincipal PortalUser me) {
    return enrollments.ofEducator(me.getUsername()).stream()
        .map(mine -> new Listed(mine.id(), mine.microCredentialId(), mine.status()))
        .toList();
  }

  @Operation(summary = "The status of a path")
  @GetMapping("/{id}")
  View enrollment(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id) {
    Enrollment enrollment = access.readable(me, id);
    PathProgress.Progress now = progress.of(enrollment);
    return new View(
        enrollment.id(),
        enrollment.status(),
        enrollment.attempt(),
        now.stage(),
        now.withReviewers(),
        now.with(),
        badges.ofEnrollment(id).map(Badge::id).orElse(null),
        enrollments.microCredentialOf(enrollment));
  }

  /** The diagram of the process, with completed and active elements. */
  @Operation(summary = "The process of a path as BPMN, with what is done and where it is")
  @GetMapping("/{id}/diagram")
  PathProgress.Diagram diagram(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id) {
    return progress.diagram(access.readable(me, id));
  }
}
