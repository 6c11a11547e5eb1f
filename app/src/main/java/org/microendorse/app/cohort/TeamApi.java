package org.microendorse.app.cohort;

import static org.microendorse.domain.language.Messages.message;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.cohort.MemberRole;
import org.microendorse.domain.cohort.Roster;
import org.microendorse.domain.cohort.Roster.Entry;
import org.microendorse.domain.cohort.Roster.Problem;
import org.microendorse.domain.cohort.RosterFile;
import org.microendorse.domain.cohort.RosterRefused;
import org.microendorse.domain.cohort.Team;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registers a team from a file. */
@RestController
class TeamApi {
  /** Limits the size of a file, because a list of people is small. */
  private static final int MOST_BYTES = 1 << 20;

  private final TeamRegistration registration;

  TeamApi(TeamRegistration registration) {
    this.registration = registration;
  }

  /** The address of the team. */
  record Registered(UUID teamId, String url) {}

  /**
   * The content of a file, before anything is stored.
   *
   * @param people numbered as the form shows them
   * @param doubtful whether letters may have been decoded wrongly
   */
  record Read(List<Entry> people, List<Problem> problems, boolean doubtful) {}

  /** Reads a file to fill in the form; nobody is invited. */
  @Operation(summary = "Read a list of a team without storing it")
  @PostMapping("/api/cohorts/{id}/teams/read")
  @PreAuthorize("hasRole('EDUCATOR')")
  Read read(HttpServletRequest request) throws IOException {
    RosterFile file = RosterFile.read(body(request));
    if (!file.problems().isEmpty()) {
      throw new RosterRefused(file.problems());
    }
    List<Entry> people = new ArrayList<>();
    for (Entry entry : file.entries()) {
      String role = MemberRole.read(entry.role()).map(MemberRole::words).orElse(entry.role());
      people.add(Entry.typed(people.size() + 1, entry.name(), entry.email(), role));
    }
    return new Read(people, Roster.of(people).problems(), file.doubtful());
  }

  /** The body is the unchanged file; its encoding is detected. */
  @Operation(summary = "Register a team")
  @PutMapping("/api/cohorts/{id}/teams")
  @PreAuthorize("hasRole('EDUCATOR')")
  @ResponseStatus(HttpStatus.CREATED)
  Registered register(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      @RequestParam String name,
      @RequestParam(defaultValue = "school") String scope,
      HttpServletRequest request)
      throws IOException {
    Roster roster = Roster.ofCsv(body(request));
    Team team = registration.register(me, id, name, scope.equals("school"), roster);
    return new Registered(team.id(), "/teams/" + team.id());
  }

  private static byte[] body(HttpServletRequest request) throws IOException {
    byte[] file = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (file.length > MOST_BYTES) {
      throw new RosterRefused(List.of(new Problem(0, message("team.register.tooLarge"))));
    }
    return file;
  }

  @ExceptionHandler(RosterRefused.class)
  ResponseEntity<ProblemDetail> refused(RosterRefused refused) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, refused.getMessage());
    problem.setProperty("problems", refused.problems());
    return ResponseEntity.unprocessableContent()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
