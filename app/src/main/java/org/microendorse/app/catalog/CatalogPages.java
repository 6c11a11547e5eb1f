package org.microendorse.app.catalog;

import static org.microendorse.domain.language.Messages.message;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.enrollment.OwnEnrollment;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.catalog.CatalogItem;
import org.microendorse.domain.catalog.CatalogQuery;
import org.microendorse.domain.catalog.CatalogSearch;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.CuratedCollection;
import org.microendorse.domain.catalog.ItemKind;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroEndorsement;
import org.microendorse.domain.catalog.Partner;
import org.microendorse.domain.catalog.Program;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.enrollment.TeamOnly;
import org.microendorse.domain.language.Language;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The public catalog, with a button to begin for educators. */
@Controller
class CatalogPages {
  private static final int PER_PAGE = 24;
  private static final int IN_PASSING = 6;

  private final CatalogService catalog;
  private final CatalogSearch search;
  private final EnrollmentService enrollments;
  private final OwnEnrollment ownEnrollment;
  private final CohortService cohorts;

  CatalogPages(
      CatalogService catalog,
      CatalogSearch search,
      EnrollmentService enrollments,
      OwnEnrollment ownEnrollment,
      CohortService cohorts) {
    this.catalog = catalog;
    this.search = search;
    this.enrollments = enrollments;
    this.ownEnrollment = ownEnrollment;
    this.cohorts = cohorts;
  }

  /** A micro-endorsement with its micro-credentials in order. */
  record Topic(MicroEndorsement endorsement, List<CatalogItem> microCredentials) {}

  /** A few items of a kind, and a link to all of them. */
  record Shelf(String id, String title, String lead, CatalogSearch.Found found, String all) {}

  /** The whole catalog by kind, or the results of a search. */
  @GetMapping("/catalog")
  String catalog(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String partner,
      @RequestParam(defaultValue = "") String price,
      @RequestParam(defaultValue = "") String hours,
      @RequestParam(defaultValue = "") String audience,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    List<Partner> partners = catalog.partners();
    List<String> audiences = search.audiences();
    CatalogFilters filters =
        CatalogFilters.of(q, kind, partner, price, hours, audience, partners, audiences);
    model.addAttribute("filters", filters);
    model.addAttribute("kinds", ItemKind.values());
    model.addAttribute("partners", partners);
    model.addAttribute(
        "audiences",
        catalog.audiences(audiences).stream()
            .sorted(Comparator.comparing(it -> it.names().toString()))
            .toList());
    model.addAttribute("hours", CatalogFilters.HOURS);
    if (!filters.isActive()) {
      return browse(model);
    }
    model.addAttribute(
        "partner",
        catalog.partner(filters.partner()).map(it -> it.in(Language.current())).orElse(null));
    long asked = Math.max(page, 1);
    int offset = (int) Math.min((asked - 1) * PER_PAGE, Integer.MAX_VALUE);
    CatalogSearch.Found found = search.find(filters.query(), offset, PER_PAGE);
    int pages = Math.max(1, (found.total() + PER_PAGE - 1) / PER_PAGE);
    if (asked > pages) {
      return "redirect:" + filters.page(pages);
    }
    model.addAttribute("found", found);
    model.addAttribute("from", offset + 1);
    model.addAttribute("page", (int) asked);
    model.addAttribute("pages", pages);
    return "catalog-found";
  }

  private String browse(Model model) {
    model.addAttribute("topics", catalog.endorsements().stream().map(this::topic).toList());
    model.addAttribute(
        "shelves",
        List.of(
            shelf("on-demand", "onDemand", ItemKind.MICRO_CREDENTIAL, true),
            shelf("collections", "collections", ItemKind.COLLECTION, null),
            shelf("programs", "programs", ItemKind.PROGRAM, null),
            shelf("resources", "resources", ItemKind.RESOURCE, null)));
    return "catalog";
  }

  private Shelf shelf(String id, String key, ItemKind kind, @Nullable Boolean free) {
    var found = search.find(new CatalogQuery(null, kind, null, free, null, null), 0, IN_PASSING);
    String all = "/catalog?kind=" + kind.code() + (free == null ? "" : "&price=free");
    return new Shelf(
        id,
        message("catalog.shelf." + key + ".title"),
        message("catalog.shelf." + key + ".lead"),
        found,
        all);
  }

  /** A part of the catalog of any kind, also one that is no longer offered. */
  @GetMapping("/catalog/{id}")
  String part(@AuthenticationPrincipal PortalUser me, @PathVariable String id, Model model) {
    Optional<MicroCredential> microCredential = catalog.microCredential(id);
    if (microCredential.isPresent()) {
      return show(me, microCredential.get(), model);
    }
    Optional<MicroEndorsement> endorsement = catalog.endorsement(id);
    if (endorsement.isPresent()) {
      return show(endorsement.get(), model);
    }
    Optional<CuratedCollection> collection = catalog.collection(id);
    if (collection.isPresent()) {
      return show(collection.get(), model);
    }
    return show(catalog.program(id).orElseThrow(() -> new NotFound("part", id)), model);
  }

  /** The version a badge was earned for. */
  @GetMapping("/catalog/{id}/{version}")
  String microCredential(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable String id,
      @PathVariable int version,
      Model model) {
    return show(me, catalog.microCredential(id, version), model);
  }

  @PostMapping("/catalog/{id}/enroll")
  @PreAuthorize("hasRole('EDUCATOR')")
  String enroll(
      @AuthenticationPrincipal PortalUser me, @PathVariable String id, RedirectAttributes flash) {
    try {
      Enrollment enrollment = ownEnrollment.enroll(me.getUsername(), id);
      flash.addFlashAttribute("good", message("catalog.enrolled"));
      return "redirect:/paths/" + enrollment.id();
    } catch (TeamOnly refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
      return "redirect:/catalog/" + refused.endorsementId();
    } catch (Refusal refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
      return "redirect:/paths";
    }
  }

  private String show(@Nullable PortalUser me, MicroCredential microCredential, Model model) {
    model.addAttribute("microCredential", microCredential.in(Language.current()));
    model.addAttribute(
        "endorsement",
        Optional.ofNullable(microCredential.endorsementId())
            .flatMap(catalog::endorsement)
            .map(it -> it.in(Language.current()))
            .orElse(null));
    model.addAttribute(
        "partner",
        Optional.ofNullable(microCredential.partnerId()).flatMap(catalog::partner).orElse(null));
    model.addAttribute("offered", catalog.offeredMicroCredential(microCredential.id()).isPresent());
    Optional<Enrollment> running =
        me == null
            ? Optional.empty()
            : enrollments.ofEducator(me.getUsername()).stream()
                .filter(Enrollment::isRunning)
                .filter(e -> e.microCredentialId().equals(microCredential.id()))
                .findFirst();
    model.addAttribute("enrollment", running.orElse(null));
    return "micro-credential";
  }

  private String show(MicroEndorsement endorsement, Model model) {
    Topic topic = topic(endorsement);
    model.addAttribute("topic", topic);
    model.addAttribute(
        "hours", topic.microCredentials().stream().mapToInt(CatalogItem::minutes).sum() / 60);
    model.addAttribute("offered", catalog.isOffered(endorsement));
    model.addAttribute(
        "audiences",
        endorsement.audiences() == null ? List.of() : catalog.audiences(endorsement.audiences()));
    model.addAttribute(
        "partner",
        Optional.ofNullable(endorsement.partnerId()).flatMap(catalog::partner).orElse(null));
    model.addAttribute(
        "programs",
        catalog.programs().stream()
            .filter(it -> it.microEndorsementIds().contains(endorsement.id()))
            .map(it -> it.in(Language.current()))
            .toList());
    model.addAttribute(
        "cohorts",
        cohorts.upcoming().stream()
            .filter(it -> it.endorsementId().equals(endorsement.id()))
            .filter(it -> cohorts.placesLeft(it) > 0)
            .toList());
    return "endorsement";
  }

  private String show(CuratedCollection collection, Model model) {
    model.addAttribute("collection", collection.in(Language.current()));
    model.addAttribute(
        "partner",
        Optional.ofNullable(collection.partnerId()).flatMap(catalog::partner).orElse(null));
    model.addAttribute("microCredentials", inOrder(collection.microCredentialIds()));
    model.addAttribute("resources", inOrder(collection.resourceIds()));
    return "collection";
  }

  private String show(Program program, Model model) {
    model.addAttribute("program", program.in(Language.current()));
    model.addAttribute(
        "partner", Optional.ofNullable(program.partnerId()).flatMap(catalog::partner).orElse(null));
    model.addAttribute("endorsements", inOrder(program.microEndorsementIds()));
    return "program";
  }

  private Topic topic(MicroEndorsement endorsement) {
    return new Topic(endorsement.in(Language.current()), inOrder(endorsement.microCredentialIds()));
  }

  /** Those of these items that are still offered. */
  private List<CatalogItem> inOrder(@Nullable List<String> ids) {
    if (ids == null) {
      return List.of();
    }
    var items =
        search.items(ids).stream().collect(Collectors.toMap(CatalogItem::id, Function.identity()));
    return ids.stream().map(items::get).filter(Objects::nonNull).toList();
  }
}
