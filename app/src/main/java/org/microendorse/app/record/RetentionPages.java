package org.microendorse.app.record;

import static org.microendorse.domain.language.Messages.message;

import java.util.Map;
import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.RefusedForm;
import org.microendorse.domain.common.CsvDownload;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.record.LegalHoldService;
import org.microendorse.domain.record.RetentionService;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Retention rules and holds, for the program manager. */
@Controller
@RequestMapping("/records/manage/retention")
@PreAuthorize("hasRole('PROGRAM_MANAGER')")
class RetentionPages {
  private static final String HERE = "redirect:/records/manage/retention";

  private final RetentionService retentions;
  private final LegalHoldService holds;

  RetentionPages(RetentionService retentions, LegalHoldService holds) {
    this.retentions = retentions;
    this.holds = holds;
  }

  @GetMapping
  String retention(Model model) {
    model.addAttribute("holds", holds.holds());
    model.addAttribute("deleted", retentions.deletions().size());
    return "retention";
  }

  /** The proof of deletion: which file, by its hash, was deleted when and by which rule. */
  @GetMapping("/deletions.csv")
  ResponseEntity<byte[]> deletions() {
    CsvDownload csv = new CsvDownload().line("File", "SHA-256", "Bytes", "Rule", "Deleted at");
    retentions
        .deletions()
        .forEach(
            it -> csv.line(it.artifactId(), it.sha256(), it.size(), it.rule(), it.deletedAt()));
    return Downloads.csv("deletions", csv.bytes());
  }

  @PostMapping("/holds")
  String hold(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    try {
      holds.hold(email, reason, me.getUsername());
      flash.addFlashAttribute("good", message("retention.add.done"));
    } catch (Refusal refused) {
      RefusedForm.flash(flash, "hold", "email", refused, Map.of("email", email, "reason", reason));
    }
    return HERE;
  }

  @PostMapping("/holds/{id}/lift")
  String lift(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    holds.lift(id, me.getUsername());
    flash.addFlashAttribute("good", message("retention.lifted"));
    return HERE;
  }
}
