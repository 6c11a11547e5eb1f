package org.microendorse.app.enrolment;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.catalogue.MicroCredential;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.microendorse.domain.enrolment.EnrolmentStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Enrolling, and where one is on the path. */
@RestController
@RequestMapping("/api/enrolments")
class EnrolmentApi {
  private final EnrolmentService enrolments;
  private final EnrolmentAccess access;
  private final PathProgress progress;
  private final BadgeService badges;

  EnrolmentApi(
      EnrolmentService enrolments,
      EnrolmentAccess access,
      PathProgress progress,
      BadgeService badges) {
    this.enrolments = enrolments;
    this.access = access;
    this.progress = progress;
    this.badges = badges;
  }

  record Choice(String microCredentialId) {}

  record Opened(UUID enrolmentId) {}

  /**
   * @param stage null until the path is open
   * @param with who of them; null if nobody but the educator
   * @param badgeId null until earned
   */
  record View(
      UUID enrolmentId,
      EnrolmentStatus status,
      int attempt,
      Stage stage,
      boolean withReviewers,
      PathProgress.With with,
      UUID badgeId,
      MicroCredential microCredential) {}

  @Operation(summary = "Enroll in a micro-credential")
  @PostMapping
  @PreAuthorize("hasRole('EDUCATOR')")
  ResponseEntity<Opened> enrol(@AuthenticationPrincipal PortalUser me, @RequestBody Choice choice) {
    Enrolment enrolment = enrolments.enrolAlone(me.getUsername(), choice.microCredentialId());
    return ResponseEntity.created(URI.create("/api/enrolments/" + enrolment.id()))
        .body(new Opened(enrolment.id()));
  }

  /** A path in the list of one's own. */
  record Listed(UUID enrolmentId, String microCredentialId, EnrolmentStatus status) {}

  @Operation(summary = "My paths")
  @GetMapping
  List<Listed> mine(@AuthenticationPrincipal PortalUser me) {
    return enrolments.ofEducator(me.getUsername()).stream()
        .map(mine -> new Listed(mine.id(), mine.microCredentialId(), mine.status()))
        .toList();
  }

  @Operation(summary = "Where a path stands")
  @GetMapping("/{id}")
  View enrolment(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id) {
    Enrolment enrolment = access.readable(me, id);
    PathProgress.Progress now = progress.of(enrolment);
    return new View(
        enrolment.id(),
        enrolment.status(),
        enrolment.attempt(),
        now.stage(),
        now.withReviewers(),
        now.with(),
        badges.ofEnrolment(id).map(Badge::id).orElse(null),
        enrolments.microCredentialOf(enrolment));
  }

  /** The process's picture with what is done and where it is. */
  @Operation(summary = "The process of a path as BPMN, with what is done and where it is")
  @GetMapping("/{id}/diagram")
  PathProgress.Diagram diagram(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id) {
    return progress.diagram(access.readable(me, id));
  }
}
