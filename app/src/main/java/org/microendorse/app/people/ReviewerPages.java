package org.microendorse.app.people;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.calibration.CalibrationView;
import org.microendorse.app.calibration.CalibrationViews;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.CertificationService;
import org.microendorse.domain.people.CertificationService.Reviewer;
import org.microendorse.domain.people.Leaves;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Pages where the program manager decides who may review what. */
@Controller
@RequestMapping("/reviewers")
@PreAuthorize("hasRole('PROGRAM_MANAGER')")
class ReviewerPages {
  private final CertificationService certifications;
  private final CatalogService catalog;
  private final Leaves leaves;
  private final CalibrationViews calibrations;

  ReviewerPages(
      CertificationService certifications,
      CatalogService catalog,
      Leaves leaves,
      CalibrationViews calibrations) {
    this.certifications = certifications;
    this.catalog = catalog;
    this.leaves = leaves;
    this.calibrations = calibrations;
  }

  /** A micro-endorsement's title, and its choices. */
  record Topic(CatalogTitle title, List<MicroCredential> microCredentials) {}

  /**
   * @param microCredentialId none: the first of the catalog
   */
  @GetMapping
  String reviewers(
      @RequestParam(name = "for", required = false) @Nullable String microCredentialId,
      Model model) {
    List<MicroCredential> all =
        catalog.microCredentials().stream().map(it -> it.in(Language.current())).toList();
    // Also those no longer offered: educators on them still need reviewers.
    MicroCredential chosen =
        (microCredentialId == null
                ? all.stream().findFirst()
                : catalog.microCredential(microCredentialId))
            .map(it -> it.in(Language.current()))
            .orElseThrow(() -> new NotFound("micro-credential", String.valueOf(microCredentialId)));
    List<Reviewer> reviewers = certifications.reviewers(chosen.id());
    List<Reviewer> certified = reviewers.stream().filter(Reviewer::certified).toList();
    model.addAttribute("topics", topics(all));
    model.addAttribute("chosen", chosen);
    model.addAttribute("reviewers", reviewers);
    Map<String, CalibrationView> standings = calibrations.ofMicroCredential(chosen.id());
    model.addAttribute(
        "assess",
        certified.stream()
            .filter(Reviewer::assesses)
            .map(it -> standings.get(it.username()))
            .filter(it -> it != null && !it.due())
            .count());
    model.addAttribute("approve", certified.stream().filter(Reviewer::approves).count());
    model.addAttribute("calibrations", standings);
    model.addAttribute("today", leaves.today());
    return "reviewers";
  }

  @PostMapping("/{username}/certify")
  String certify(
      @PathVariable String username,
      @RequestParam(name = "for") String microCredentialId,
      RedirectAttributes flash) {
    certifications.certify(username, microCredentialId);
    return changed(username, microCredentialId, flash);
  }

  @PostMapping("/{username}/withdraw")
  String withdraw(
      @PathVariable String username,
      @RequestParam(name = "for") String microCredentialId,
      RedirectAttributes flash) {
    certifications.withdraw(username, microCredentialId);
    return changed(username, microCredentialId, flash);
  }

  /** Returns to where the button was; the message says what changed. */
  private static String changed(
      String username, String microCredentialId, RedirectAttributes flash) {
    flash.addFlashAttribute("changed", username);
    return UriComponentsBuilder.fromPath("redirect:/reviewers")
        .queryParam("for", "{for}")
        .fragment("{username}")
        .encode()
        .buildAndExpand(microCredentialId, username)
        .toUriString();
  }

  private List<Topic> topics(List<MicroCredential> all) {
    Stream<Topic> endorsements =
        catalog.endorsements().stream()
            .map(endorsement -> new Topic(endorsement.titles(), of(endorsement.id(), all)));
    return Stream.concat(
            endorsements,
            Stream.of(new Topic(CatalogTitle.name(message("reviewers.onDemand")), of(null, all))))
        .filter(topic -> !topic.microCredentials().isEmpty())
        .toList();
  }

  private static List<MicroCredential> of(
      @Nullable String endorsementId, List<MicroCredential> all) {
    return all.stream().filter(it -> Objects.equals(it.endorsementId(), endorsementId)).toList();
  }
}
