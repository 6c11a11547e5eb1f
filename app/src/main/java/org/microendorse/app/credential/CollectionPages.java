package org.microendorse.app.credential;

import static org.microendorse.domain.language.Messages.message;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.showcase.BadgeCollection;
import org.microendorse.domain.showcase.CollectionService;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Several badges under one link: the earner chooses them, and anyone with the link sees them. */
@Controller
class CollectionPages {
  private final CollectionService collections;
  private final BadgeService badges;
  private final BadgeViews views;
  private final EndorseProperties endorse;

  CollectionPages(
      CollectionService collections,
      BadgeService badges,
      BadgeViews views,
      EndorseProperties endorse) {
    this.collections = collections;
    this.badges = badges;
    this.views = views;
    this.endorse = endorse;
  }

  /** The public page behind a link. */
  @GetMapping("/shared/{token}")
  String shared(@AuthenticationPrincipal PortalUser me, @PathVariable String token, Model model) {
    BadgeCollection collection =
        collections.behind(token).orElseThrow(() -> new NotFound("collection", "like this"));
    Map<UUID, Badge> all =
        badges.badgesOf(collection.account().username()).stream()
            .collect(Collectors.toMap(Badge::id, Function.identity()));
    List<BadgeView> shown = views.of(collection.badgeIds().stream().map(all::get).toList(), me);
    String title = collection.title();
    model.addAttribute("called", title);
    model.addAttribute("earner", collection.account().displayName());
    model.addAttribute("badges", shown);
    model.addAttribute("unlisted", true);
    if (!shown.isEmpty()) {
      String first = endorse.link("/badges/" + shown.getFirst().id() + ".png").toString();
      model.addAttribute(
          "openGraph",
          new OpenGraph(
              title,
              message("badges.shared.openGraph", collection.account().displayName()),
              address(collection),
              first,
              message("badge.picture", shown.getFirst().title())));
    }
    return "shared";
  }

  @GetMapping("/badge-collections/new")
  @PreAuthorize("hasRole('EDUCATOR')")
  String begin(@AuthenticationPrincipal PortalUser me, Model model) {
    return edit(me, null, "", Set.of(), model);
  }

  @PostMapping("/badge-collections")
  @PreAuthorize("hasRole('EDUCATOR')")
  String create(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(required = false) @Nullable Set<UUID> badge,
      HttpServletResponse response,
      Model model,
      RedirectAttributes flash) {
    Set<UUID> chosen = badge == null ? Set.of() : badge;
    return save(
        me,
        null,
        title,
        chosen,
        () -> collections.create(me.getUsername(), title, chosen),
        message("badges.share.created"),
        response,
        model,
        flash);
  }

  @GetMapping("/badge-collections/{id}")
  @PreAuthorize("hasRole('EDUCATOR')")
  String change(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id, Model model) {
    BadgeCollection collection = collections.get(id, me.getUsername());
    return edit(me, collection, collection.title(), Set.copyOf(collection.badgeIds()), model);
  }

  @PostMapping("/badge-collections/{id}")
  @PreAuthorize("hasRole('EDUCATOR')")
  String change(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(required = false) @Nullable Set<UUID> badge,
      HttpServletResponse response,
      Model model,
      RedirectAttributes flash) {
    Set<UUID> chosen = badge == null ? Set.of() : badge;
    BadgeCollection before = collections.get(id, me.getUsername());
    return save(
        me,
        before,
        title,
        chosen,
        () -> collections.change(id, me.getUsername(), title, chosen),
        message("badges.share.changed"),
        response,
        model,
        flash);
  }

  @PostMapping("/badge-collections/{id}/withdraw")
  @PreAuthorize("hasRole('EDUCATOR')")
  String withdraw(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    collections.withdraw(id, me.getUsername());
    flash.addFlashAttribute("good", message("badges.share.deleted"));
    return "redirect:/badges";
  }

  private String save(
      PortalUser me,
      @Nullable BadgeCollection before,
      String title,
      Set<UUID> chosen,
      Supplier<BadgeCollection> change,
      String good,
      HttpServletResponse response,
      Model model,
      RedirectAttributes flash) {
    try {
      BadgeCollection saved = change.get();
      flash.addFlashAttribute("good", good);
      return "redirect:/badge-collections/" + saved.id();
    } catch (Refusal refusal) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("problem", refusal.getMessage());
      if (refusal instanceof FieldRefusal wrong) {
        model.addAttribute("wrongField", wrong.field());
      }
      return edit(me, before, title, chosen, model);
    }
  }

  /**
   * @param collection null for a new one
   */
  private String edit(
      PortalUser me,
      @Nullable BadgeCollection collection,
      String title,
      Set<UUID> chosen,
      Model model) {
    List<BadgeView> mine = views.of(badges.badgesOf(me.getUsername()), me);
    model.addAttribute("collection", collection);
    model.addAttribute("address", collection == null ? null : address(collection));
    model.addAttribute("called", title);
    model.addAttribute("chosen", chosen);
    model.addAttribute("badges", mine.stream().filter(BadgeView::shown).toList());
    model.addAttribute("hidden", mine.stream().filter(it -> !it.shown()).count());
    return "badge-collection";
  }

  private String address(BadgeCollection collection) {
    return endorse.link("/shared/" + collection.token()).toString();
  }
}
