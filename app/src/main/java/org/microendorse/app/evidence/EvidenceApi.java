package org.microendorse.app.evidence;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.enrollment.EnrollmentAccess;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.evidence.Artifact;
import org.microendorse.domain.evidence.EvidenceFile;
import org.microendorse.domain.evidence.EvidenceFiles;
import org.microendorse.domain.evidence.PortfolioService;
import org.microendorse.domain.evidence.PupilData;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.evidence.UploadService;
import org.microendorse.domain.integrity.IntegrityTeam;
import org.microendorse.domain.review.ReviewAccess;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API for the files of a portfolio: upload, declare and remove, and view in a review. */
@RestController
@RequestMapping("/api")
class EvidenceApi {
  private final PortfolioService portfolios;
  private final UploadService uploads;
  private final SubmissionService submissions;
  private final EvidenceFiles evidenceFiles;
  private final ReviewAccess reviews;
  private final IntegrityTeam team;
  private final EnrollmentAccess access;

  EvidenceApi(
      PortfolioService portfolios,
      UploadService uploads,
      SubmissionService submissions,
      EvidenceFiles evidenceFiles,
      ReviewAccess reviews,
      IntegrityTeam team,
      EnrollmentAccess access) {
    this.portfolios = portfolios;
    this.uploads = uploads;
    this.submissions = submissions;
    this.evidenceFiles = evidenceFiles;
    this.reviews = reviews;
    this.team = team;
    this.access = access;
  }

  /**
   * @param renamedFrom the name it was uploaded with, if its extension was corrected; null
   *     otherwise
   * @param pupilData null until declared
   * @param namesAuthor whether reviewers see what the file says about its author
   * @param url the address of the bytes
   */
  record View(
      UUID id,
      String requirementId,
      String fileName,
      @Nullable String renamedFrom,
      String mediaType,
      long size,
      String sha256,
      @Nullable PupilData pupilData,
      Instant uploadedAt,
      boolean namesAuthor,
      String url) {

    static View of(Artifact artifact) {
      return of(EvidenceFile.original(artifact));
    }

    static View of(EvidenceFile file) {
      return new View(
          file.id(),
          file.requirementId(),
          file.fileName(),
          file.sentName(),
          file.mediaType(),
          file.size(),
          file.sha256(),
          file.pupilData(),
          file.uploadedAt(),
          file.namesAuthor(),
          "/artifacts/" + file.id());
    }
  }

  record Declaration(PupilData pupilData) {}

  @Operation(summary = "The portfolio")
  @GetMapping("/enrollments/{enrollmentId}/artifacts")
  List<View> portfolio(@AuthenticationPrincipal PortalUser me, @PathVariable UUID enrollmentId) {
    return portfolios.artifactsOf(access.readable(me, enrollmentId).id()).stream()
        .map(View::of)
        .toList();
  }

  /** The body is the file itself; it is streamed to the storage, whatever its size. */
  @Operation(summary = "Add a file; the body is the file")
  @PutMapping("/enrollments/{enrollmentId}/artifacts")
  @ResponseStatus(HttpStatus.CREATED)
  View add(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID enrollmentId,
      @RequestParam String requirement,
      @RequestParam String name,
      InputStream body)
      throws IOException {
    access.own(me, enrollmentId);
    return View.of(uploads.add(enrollmentId, requirement, name, body));
  }

  @Operation(summary = "Say whether a file shows students")
  @PostMapping("/enrollments/{enrollmentId}/artifacts/{artifactId}")
  View declare(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID enrollmentId,
      @PathVariable UUID artifactId,
      @RequestBody Declaration declaration) {
    requireOwn(me, enrollmentId, artifactId);
    return View.of(portfolios.declare(artifactId, declaration.pupilData()));
  }

  @Operation(summary = "Remove a file")
  @DeleteMapping("/enrollments/{enrollmentId}/artifacts/{artifactId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID enrollmentId,
      @PathVariable UUID artifactId) {
    requireOwn(me, enrollmentId, artifactId);
    portfolios.remove(artifactId);
  }

  /**
   * Returns a sealed submission for its reviewers, with neutral names and blind copies. Only the
   * integrity team gets files in quarantine.
   */
  @Operation(summary = "What was sealed, for its reviewers")
  @GetMapping("/submissions/{submissionId}/artifacts")
  List<View> sealed(@AuthenticationPrincipal PortalUser me, @PathVariable UUID submissionId) {
    boolean ofTeam = team.mayLookInto(me.getUsername(), submissionId);
    if (!ofTeam && !reviews.isReviewer(me.getUsername(), submissionId)) {
      throw new NotFound("submission", submissionId);
    }
    Submission submission = submissions.submission(submissionId);
    List<EvidenceFile> files =
        ofTeam ? evidenceFiles.allBlindFilesOf(submission) : evidenceFiles.blindFilesOf(submission);
    return files.stream().map(View::of).toList();
  }

  private void requireOwn(PortalUser me, UUID enrollmentId, UUID artifactId) {
    access.own(me, enrollmentId);
    portfolios
        .artifact(artifactId)
        .filter(artifact -> artifact.enrollmentId().equals(enrollmentId))
        .filter(artifact -> !artifact.isQuarantined())
        .orElseThrow(() -> new NotFound("artifact", artifactId));
  }
}
