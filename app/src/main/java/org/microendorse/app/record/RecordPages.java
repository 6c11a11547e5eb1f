package org.microendorse.app.record;

import static org.microendorse.domain.language.Messages.message;

import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.record.Credit;
import org.microendorse.domain.record.CreditService;
import org.microendorse.domain.record.EducatorNumbers;
import org.microendorse.domain.record.Transcript;
import org.microendorse.domain.record.TranscriptService;
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

/** The page "My records": what a person earned, the credit for it, and the links they share. */
@Controller
@RequestMapping("/records")
class RecordPages {
  private static final String MINE = "redirect:/records";

  private final TranscriptService transcripts;
  private final TranscriptDocuments documents;
  private final CreditService credits;
  private final EvidenceOfCompletion evidence;
  private final EducatorNumbers numbers;
  private final EndorseProperties endorse;

  RecordPages(
      TranscriptService transcripts,
      TranscriptDocuments documents,
      CreditService credits,
      EvidenceOfCompletion evidence,
      EducatorNumbers numbers,
      EndorseProperties endorse) {
    this.transcripts = transcripts;
    this.documents = documents;
    this.credits = credits;
    this.evidence = evidence;
    this.numbers = numbers;
    this.endorse = endorse;
  }

  @GetMapping
  @PreAuthorize("hasRole('EDUCATOR')")
  String mine(@AuthenticationPrincipal PortalUser me, Model model) {
    Transcript transcript = transcripts.of(me.getUsername());
    model.addAttribute("transcript", documents.view(transcript));
    model.addAttribute("iein", transcript.holder().iein());
    model.addAttribute("shares", transcripts.sharesOf(me.getUsername()));
    return "records";
  }

  /** Educators get their own, program managers all; others get "not found". */
  @GetMapping("/{id}/evidence-of-completion.pdf")
  ResponseEntity<byte[]> evidence(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id) {
    Credit credit =
        credits
            .find(id)
            .filter(Credit::isAwarded)
            .filter(
                it ->
                    me.has(Role.PROGRAM_MANAGER)
                        || it.account().username().equals(me.getUsername()))
            .orElseThrow(() -> new NotFound("record", id));
    return Downloads.pdf(
        "evidence-of-completion-" + credit.microCredentialId(), evidence.draw(credit));
  }

  @GetMapping("/transcript.pdf")
  @PreAuthorize("hasRole('EDUCATOR')")
  ResponseEntity<byte[]> transcript(@AuthenticationPrincipal PortalUser me) {
    return Downloads.pdf("transcript", documents.pdf(transcripts.of(me.getUsername())));
  }

  @GetMapping("/transcript.json")
  @PreAuthorize("hasRole('EDUCATOR')")
  ResponseEntity<byte[]> transcriptForMachines(@AuthenticationPrincipal PortalUser me) {
    return Downloads.json("transcript", documents.json(transcripts.of(me.getUsername())));
  }

  @PostMapping("/number")
  @PreAuthorize("hasRole('EDUCATOR')")
  String number(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String iein,
      RedirectAttributes flash) {
    try {
      numbers.change(me.getUsername(), iein);
      flash.addFlashAttribute("good", message("records.iein.saved"));
    } catch (Refusal refused) {
      flash.addFlashAttribute("ieinProblem", refused.getMessage());
      flash.addFlashAttribute("ieinTyped", iein);
    }
    return MINE;
  }

  /** The link is shown once: nobody can look it up later. */
  @PostMapping("/shares")
  @PreAuthorize("hasRole('EDUCATOR')")
  String share(@AuthenticationPrincipal PortalUser me, RedirectAttributes flash) {
    try {
      String token = transcripts.share(me.getUsername());
      flash.addFlashAttribute("link", endorse.link("/transcripts/" + token).toString());
    } catch (Refusal refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
    }
    return MINE;
  }

  @PostMapping("/shares/{id}/revoke")
  @PreAuthorize("hasRole('EDUCATOR')")
  String revoke(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    transcripts.revoke(me.getUsername(), id);
    flash.addFlashAttribute("good", message("records.share.deleted"));
    return MINE;
  }
}
