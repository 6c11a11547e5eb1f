package org.microendorse.app.credential;

import static org.microendorse.domain.language.Messages.message;

import io.swagger.v3.oas.annotations.Operation;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.credential.SubjectIds;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages where educators set the id that names them in their badges. */
@Controller
@PreAuthorize("hasRole('EDUCATOR')")
class SubjectIdPages {
  private final SubjectIds ids;

  SubjectIdPages(SubjectIds ids) {
    this.ids = ids;
  }

  /** The request in the HTTP API; null for none. */
  record Named(String subjectId) {}

  @PostMapping("/account/subject-id")
  String name(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String subjectId,
      RedirectAttributes flash) {
    try {
      ids.name(me.getUsername(), subjectId);
      flash.addFlashAttribute("good", message("verify.subjectId.saved"));
    } catch (Refusal refusal) {
      flash.addFlashAttribute("subjectIdProblem", refusal.getMessage());
      flash.addFlashAttribute("subjectIdTyped", subjectId);
    }
    return "redirect:/account";
  }

  @Operation(summary = "Set the ID that my badges use for me")
  @PutMapping("/api/account/subject-id")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void name(@AuthenticationPrincipal PortalUser me, @RequestBody Named named) {
    ids.name(me.getUsername(), named.subjectId());
  }
}
