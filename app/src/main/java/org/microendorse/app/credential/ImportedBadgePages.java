package org.microendorse.app.credential;

import static org.microendorse.domain.language.Messages.message;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.credential.BadgeVerifier;
import org.microendorse.domain.credential.Verification;
import org.microendorse.domain.showcase.ImportService;
import org.microendorse.domain.showcase.ImportedBadge;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Badges that an educator has earned elsewhere. Only they see them. */
@Controller
@RequestMapping("/imported-badges")
@PreAuthorize("hasRole('EDUCATOR')")
class ImportedBadgePages {
  private final ImportService imports;
  private final BadgeVerifier verifier;
  private final BadgeUpload upload;
  private final CheckViews checks;

  ImportedBadgePages(
      ImportService imports, BadgeVerifier verifier, BadgeUpload upload, CheckViews checks) {
    this.imports = imports;
    this.verifier = verifier;
    this.upload = upload;
    this.checks = checks;
  }

  @GetMapping("/new")
  String form(Model model) {
    model.addAttribute("most", upload.most());
    return "imported-badge-new";
  }

  @PostMapping
  String add(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String text,
      HttpServletResponse response,
      Model model,
      RedirectAttributes flash)
      throws IOException {
    try {
      Verification verification = verifier.verify(upload.read(file, text));
      if (verification.badge() == null) {
        model.addAttribute("check", checks.of(verification));
        throw new BadgeUpload.Refused(
            HttpStatus.UNPROCESSABLE_CONTENT, message("importedBadge.add.noBadge"));
      }
      ImportedBadge kept = imports.keep(me.getUsername(), verification);
      flash.addFlashAttribute("good", message("importedBadge.add.done"));
      return here(kept.id());
    } catch (BadgeUpload.Refused refused) {
      return refused(refused.status(), refused.getMessage(), text, response, model);
    } catch (Refusal refusal) {
      return refused(HttpStatus.CONFLICT, refusal.getMessage(), text, response, model);
    }
  }

  @GetMapping("/{id}")
  String one(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id, Model model) {
    ImportedBadge badge = imports.get(id, me.getUsername());
    model.addAttribute("badge", badge);
    model.addAttribute("recipient", badge.recipient().name());
    model.addAttribute("check", checks.of(badge));
    return "imported-badge";
  }

  /** The badge as it was uploaded; for a picture, the credential in it. */
  @GetMapping("/{id}/file")
  ResponseEntity<String> file(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id) {
    ImportedBadge badge = imports.get(id, me.getUsername());
    boolean json = badge.document().startsWith("{");
    return ResponseEntity.ok()
        .contentType(json ? MediaType.valueOf("application/vc+ld+json") : MediaType.TEXT_PLAIN)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("badge-" + id + (json ? ".json" : ".jwt"))
                .build()
                .toString())
        .body(badge.document());
  }

  @PostMapping("/{id}/check")
  String checkAgain(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    String document = imports.get(id, me.getUsername()).document();
    imports.checked(
        id, me.getUsername(), verifier.verify(document.getBytes(StandardCharsets.UTF_8)));
    flash.addFlashAttribute("good", message("importedBadge.checkAgain.done"));
    return here(id);
  }

  @PostMapping("/{id}/remove")
  String remove(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    imports.remove(id, me.getUsername());
    flash.addFlashAttribute("good", message("importedBadge.remove.done"));
    return "redirect:/badges";
  }

  private String refused(
      HttpStatus status,
      @Nullable String problem,
      String text,
      HttpServletResponse response,
      Model model) {
    response.setStatus(status.value());
    model.addAttribute("text", text);
    model.addAttribute("problem", problem);
    return form(model);
  }

  private static String here(UUID id) {
    return "redirect:/imported-badges/" + id;
  }
}
