package org.microendorse.app.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.catalogue.CatalogueService;
import org.microendorse.domain.catalogue.MicroCredential;
import org.microendorse.domain.catalogue.MicroEndorsement;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.enrolment.AlreadyEnrolled;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What can be earned, for everybody; and the button to begin, for educators. */
@Controller
class CataloguePages {
  private final CatalogueService catalogue;
  private final EnrolmentService enrolments;

  CataloguePages(CatalogueService catalogue, EnrolmentService enrolments) {
    this.catalogue = catalogue;
    this.enrolments = enrolments;
  }

  /** A micro-endorsement with its micro-credentials in order. */
  record Topic(MicroEndorsement endorsement, List<MicroCredential> microCredentials) {}

  @GetMapping("/catalogue")
  String catalogue(Model model) {
    Map<String, MicroCredential> byId =
        catalogue.microCredentials().stream()
            .collect(Collectors.toMap(MicroCredential::id, Function.identity()));
    model.addAttribute(
        "topics",
        catalogue.endorsements().stream()
            .map(
                endorsement ->
                    new Topic(
                        endorsement,
                        endorsement.microCredentialIds().stream()
                            .map(byId::get)
                            .filter(java.util.Objects::nonNull)
                            .toList()))
            .toList());
    return "catalogue";
  }

  @GetMapping("/catalogue/{id}")
  String microCredential(
      @AuthenticationPrincipal PortalUser me, @PathVariable String id, Model model) {
    return show(
        me,
        catalogue.microCredential(id).orElseThrow(() -> new NotFound("micro-credential", id)),
        model);
  }

  /** The version a badge was earned for. */
  @GetMapping("/catalogue/{id}/{version}")
  String microCredential(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable String id,
      @PathVariable int version,
      Model model) {
    return show(me, catalogue.microCredential(id, version), model);
  }

  @PostMapping("/catalogue/{id}/enrol")
  @PreAuthorize("hasRole('EDUCATOR')")
  String enrol(
      @AuthenticationPrincipal PortalUser me, @PathVariable String id, RedirectAttributes flash) {
    try {
      Enrolment enrolment = enrolments.enrol(me.getUsername(), id);
      flash.addFlashAttribute("good", "Welcome. Your first step is on its way.");
      return "redirect:/paths/" + enrolment.id();
    } catch (AlreadyEnrolled already) {
      flash.addFlashAttribute("attention", already.getMessage());
      return "redirect:/paths";
    }
  }

  private String show(PortalUser me, MicroCredential microCredential, Model model) {
    model.addAttribute("microCredential", microCredential);
    model.addAttribute(
        "endorsement", catalogue.endorsement(microCredential.endorsementId()).orElse(null));
    Optional<Enrolment> running =
        me == null
            ? Optional.empty()
            : enrolments.ofEducator(me.getUsername()).stream()
                .filter(Enrolment::isRunning)
                .filter(e -> e.microCredentialId().equals(microCredential.id()))
                .findFirst();
    model.addAttribute("enrolment", running.orElse(null));
    return "micro-credential";
  }
}
