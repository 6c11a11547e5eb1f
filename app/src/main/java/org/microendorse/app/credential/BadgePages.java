package org.microendorse.app.credential;

import java.util.List;
import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.catalogue.CatalogueService;
import org.microendorse.domain.catalogue.MicroCredential;
import org.microendorse.domain.catalogue.MicroEndorsement;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Badges: one's own, and the public page of each. */
@Controller
class BadgePages {
  private static final String CREDENTIAL = "application/vc+ld+json";

  private final BadgeService badges;
  private final EnrolmentService enrolments;
  private final CatalogueService catalogue;
  private final BadgePicture picture;
  private final EndorseProperties endorse;
  private final Wording wording;

  BadgePages(
      BadgeService badges,
      EnrolmentService enrolments,
      CatalogueService catalogue,
      BadgePicture picture,
      EndorseProperties endorse,
      Wording wording) {
    this.badges = badges;
    this.enrolments = enrolments;
    this.catalogue = catalogue;
    this.picture = picture;
    this.endorse = endorse;
    this.wording = wording;
  }

  /**
   * A badge as pages show it.
   *
   * @param microCredential null for the badge of a whole micro-endorsement
   * @param endorsement what it is for or what the micro-credential is a part of; may be null
   */
  record View(
      UUID id,
      String kind,
      String title,
      String earner,
      String issuedOn,
      MicroCredential microCredential,
      MicroEndorsement endorsement) {}

  /** A badge as programs see it. */
  record ApiView(
      UUID badgeId,
      UUID enrolmentId,
      String microCredentialId,
      String title,
      java.time.Instant issuedAt,
      String url) {}

  @GetMapping("/badges")
  String mine(@AuthenticationPrincipal PortalUser me, Model model) {
    model.addAttribute(
        "badges", badges.badgesOf(me.getUsername()).stream().map(this::view).toList());
    return "badges";
  }

  @GetMapping("/api/badges")
  @ResponseBody
  List<ApiView> badges(@AuthenticationPrincipal PortalUser me) {
    return badges.badgesOf(me.getUsername()).stream()
        .map(
            badge ->
                new ApiView(
                    badge.id(),
                    badge.enrolmentId(),
                    badge.microCredentialId(),
                    view(badge).title(),
                    badge.issuedAt(),
                    "/badges/" + badge.id()))
        .toList();
  }

  @GetMapping(path = "/badges/{id}", produces = MediaType.TEXT_HTML_VALUE)
  String badge(@PathVariable UUID id, Model model) {
    View badge = view(find(id));
    model.addAttribute("badge", badge);
    model.addAttribute("address", endorse.link("/badges/" + id));
    return "badge";
  }

  /** The signed credential, exactly as it was signed. */
  @GetMapping(
      path = {"/badges/{id}", "/badges/{id}.json"},
      produces = {CREDENTIAL, MediaType.APPLICATION_JSON_VALUE})
  ResponseEntity<String> credential(@PathVariable UUID id) {
    Badge badge = find(id);
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf(CREDENTIAL))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename("badge-" + id + ".json").build().toString())
        .body(badge.credential());
  }

  @GetMapping(path = "/badges/{id}/picture", produces = "image/svg+xml")
  @ResponseBody
  ResponseEntity<String> picture(@PathVariable UUID id) {
    return ResponseEntity.ok()
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .body(picture.draw(view(find(id))));
  }

  private Badge find(UUID id) {
    return badges.find(id).orElseThrow(() -> new NotFound("badge", id));
  }

  private View view(Badge badge) {
    String earner = badge.account().displayName();
    String issuedOn = wording.date(badge.issuedAt());
    if (badge.isOfEndorsement()) {
      MicroEndorsement endorsement =
          catalogue
              .endorsement(badge.endorsementId())
              .orElseThrow(() -> new NotFound("micro-endorsement", badge.endorsementId()));
      return new View(
          badge.id(),
          "Micro-endorsement",
          endorsement.title(),
          earner,
          issuedOn,
          null,
          endorsement);
    }
    MicroCredential microCredential =
        enrolments.microCredentialOf(enrolments.get(badge.enrolmentId()));
    return new View(
        badge.id(),
        "Micro-credential",
        microCredential.title(),
        earner,
        issuedOn,
        microCredential,
        catalogue.endorsement(microCredential.endorsementId()).orElse(null));
  }
}
