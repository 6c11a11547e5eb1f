package org.microendorse.app.credential;

import static org.microendorse.domain.language.Messages.message;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.credential.BadgeVerifier;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.showcase.CollectionService;
import org.microendorse.domain.showcase.ImportService;
import org.microendorse.domain.showcase.ImportedBadge;
import org.microendorse.domain.showcase.ShowcaseService;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * An educator's own badges, and the page of each badge, which is public if its earner publishes it.
 */
@Controller
class BadgePages {
  private final BadgeService badges;
  private final ShowcaseService showcase;
  private final CollectionService collections;
  private final ImportService imported;
  private final BadgeVerifier verifier;
  private final BadgeViews views;
  private final CheckViews checks;
  private final BadgeFiles files;
  private final EndorseProperties endorse;
  private final Wording wording;

  BadgePages(
      BadgeService badges,
      ShowcaseService showcase,
      CollectionService collections,
      ImportService imported,
      BadgeVerifier verifier,
      BadgeViews views,
      CheckViews checks,
      BadgeFiles files,
      EndorseProperties endorse,
      Wording wording) {
    this.badges = badges;
    this.showcase = showcase;
    this.collections = collections;
    this.imported = imported;
    this.verifier = verifier;
    this.views = views;
    this.checks = checks;
    this.files = files;
    this.endorse = endorse;
    this.wording = wording;
  }

  /** A badge in the HTTP API. */
  record ApiView(
      UUID badgeId,
      @Nullable UUID enrollmentId,
      @Nullable String microCredentialId,
      String title,
      Instant issuedAt,
      String url,
      boolean shown,
      @Nullable Instant revokedAt) {}

  @GetMapping("/badges")
  String mine(@AuthenticationPrincipal PortalUser me, Model model) {
    model.addAttribute("badges", views.of(badges.badgesOf(me.getUsername()), me));
    model.addAttribute("collections", collections.of(me.getUsername()));
    List<ImportedBadge> elsewhere = imported.of(me.getUsername());
    model.addAttribute("imported", elsewhere);
    model.addAttribute("checks", checks.of(elsewhere));
    return "badges";
  }

  @Operation(summary = "My badges")
  @GetMapping("/api/badges")
  @ResponseBody
  List<ApiView> badges(@AuthenticationPrincipal PortalUser me) {
    return badges.badgesOf(me.getUsername()).stream()
        .map(
            badge ->
                new ApiView(
                    badge.id(),
                    badge.enrollmentId(),
                    badge.microCredentialId(),
                    views.of(badge, me).title(),
                    badge.issuedAt(),
                    "/badges/" + badge.id(),
                    showcase.isPublic(badge.id()),
                    badge.revokedAt()))
        .toList();
  }

  /** The badge in the format that the client accepts: a page for people, files for programs. */
  @GetMapping("/badges/{id}")
  Object badge(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      ServletWebRequest request,
      HttpServletResponse response,
      Model model)
      throws HttpMediaTypeNotAcceptableException {
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    var accepted = new HeaderContentNegotiationStrategy().resolveMediaTypes(request);
    var badge = showcase.find(id, nameOf(me));
    boolean jwt = badge.map(Badge::jwt).isPresent();
    var choice =
        BadgeFormat.best(accepted, jwt)
            .orElseThrow(() -> new HttpMediaTypeNotAcceptableException("No such format"));
    if (choice.format() == BadgeFormat.PAGE) {
      return page(me, id, badge.orElse(null), model);
    }
    return files.answer(
        badge.orElseThrow(() -> new NotFound("badge", id)),
        choice.format(),
        choice.mediaType(),
        request);
  }

  @GetMapping("/badges/{id}.json")
  ResponseEntity<byte[]> json(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, ServletWebRequest request) {
    return file(id, BadgeFormat.JSON, me, request);
  }

  /** The picture with the badge in it. */
  @GetMapping("/badges/{id}.png")
  ResponseEntity<byte[]> png(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, ServletWebRequest request) {
    return file(id, BadgeFormat.PNG, me, request);
  }

  @GetMapping("/badges/{id}.svg")
  ResponseEntity<byte[]> svg(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, ServletWebRequest request) {
    return file(id, BadgeFormat.SVG, me, request);
  }

  /** The JWT, for badges whose earner had set an id. */
  @GetMapping("/badges/{id}.jwt")
  ResponseEntity<byte[]> jwt(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, ServletWebRequest request) {
    if (find(id, me).jwt() == null) {
      throw new NotFound("JWT of the badge", id);
    }
    return file(id, BadgeFormat.JWT, me, request);
  }

  /** Checks everything about a badge, as {@code /verify} does with a file of it. */
  @GetMapping("/badges/{id}/check")
  String check(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id, Model model) {
    Badge badge = find(id, me);
    model.addAttribute("badge", views.of(badge, me));
    model.addAttribute(
        "check", checks.of(verifier.verify(badge.credential().getBytes(StandardCharsets.UTF_8))));
    return "badge-check";
  }

  /** Asks visitors to sign in, and then returns them to the page. */
  @GetMapping("/badges/{id}/mine")
  String enter(@PathVariable UUID id) {
    return back(id);
  }

  @PostMapping("/badges/{id}/publish")
  String publish(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    showcase.publish(id, me.getUsername());
    flash.addFlashAttribute("good", message("badge.publish.done"));
    return back(id);
  }

  @PostMapping("/badges/{id}/unpublish")
  String unpublish(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    showcase.unpublish(id, me.getUsername());
    flash.addFlashAttribute("good", message("badge.hide.done"));
    return back(id);
  }

  /**
   * @param badge null if there is no badge that this person may see
   */
  private Object page(@Nullable PortalUser me, UUID id, @Nullable Badge badge, Model model) {
    if (badge == null && me == null) {
      // The earner may not be signed in. The answer does not reveal whether the badge exists.
      return new ModelAndView("badge-unknown", Map.of("id", id), HttpStatus.NOT_FOUND);
    }
    if (badge == null) {
      throw new NotFound("badge", id);
    }
    BadgeView view = views.of(badge, me);
    String address = endorse.link("/badges/" + id).toString();
    model.addAttribute("badge", view);
    model.addAttribute("jwt", badge.jwt() != null);
    model.addAttribute(
        "takesBack", me != null && me.has(Role.PROGRAM_MANAGER) && badge.revokedAt() == null);
    model.addAttribute("reasons", view.mine() ? badge.revocationReasons() : null);
    if (view.shown()) {
      model.addAttribute(
          "openGraph",
          new OpenGraph(
              view.title(),
              message(
                  view.standing().counts() ? "badge.openGraph" : "badge.openGraph.past",
                  view.kind(),
                  view.earner(),
                  view.issuer(),
                  view.issuedOn(),
                  view.standing().words()),
              address,
              address + ".png",
              message("badge.picture", view.title())));
      if (view.mine()) {
        model.addAttribute("sharing", Sharing.of(view, address, wording.dayOf(badge.issuedAt())));
      }
    }
    return "badge";
  }

  private ResponseEntity<byte[]> file(
      UUID id, BadgeFormat format, PortalUser me, ServletWebRequest request) {
    return files.answer(find(id, me), format, format.mediaType(), request);
  }

  private Badge find(UUID id, PortalUser me) {
    return showcase.find(id, nameOf(me)).orElseThrow(() -> new NotFound("badge", id));
  }

  private static @Nullable String nameOf(@Nullable PortalUser me) {
    return me == null ? null : me.getUsername();
  }

  private static String back(UUID id) {
    return "redirect:/badges/" + id;
  }
}
