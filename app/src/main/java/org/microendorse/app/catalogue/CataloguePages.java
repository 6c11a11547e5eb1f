package org.microendorse.app.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.catalogue.CatalogueItem;
import org.microendorse.domain.catalogue.CatalogueQuery;
import org.microendorse.domain.catalogue.CatalogueSearch;
import org.microendorse.domain.catalogue.CatalogueService;
import org.microendorse.domain.catalogue.CuratedCollection;
import org.microendorse.domain.catalogue.ItemKind;
import org.microendorse.domain.catalogue.MicroCredential;
import org.microendorse.domain.catalogue.MicroEndorsement;
import org.microendorse.domain.catalogue.Partner;
import org.microendorse.domain.catalogue.Programme;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.enrolment.AlreadyEnrolled;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.microendorse.domain.enrolment.TeamOnly;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What can be earned, for everybody; and the button to begin, for educators. */
@Controller
class CataloguePages {
  private static final int PER_PAGE = 24;
  private static final int IN_PASSING = 6;

  private final CatalogueService catalogue;
  private final CatalogueSearch search;
  private final EnrolmentService enrolments;
  private final CohortService cohorts;

  CataloguePages(
      CatalogueService catalogue,
      CatalogueSearch search,
      EnrolmentService enrolments,
      CohortService cohorts) {
    this.catalogue = catalogue;
    this.search = search;
    this.enrolments = enrolments;
    this.cohorts = cohorts;
  }

  /** A micro-endorsement with its micro-credentials in order. */
  record Topic(MicroEndorsement endorsement, List<CatalogueItem> microCredentials) {}

  /** A few of a kind, and where all of them are. */
  record Shelf(String id, String title, String lead, CatalogueSearch.Found found, String all) {}

  /** Everything by kind, or what somebody looks for. */
  @GetMapping("/catalogue")
  String catalogue(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String partner,
      @RequestParam(defaultValue = "") String price,
      @RequestParam(defaultValue = "") String hours,
      @RequestParam(defaultValue = "") String audience,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    List<Partner> partners = catalogue.partners();
    List<String> audiences = search.audiences();
    CatalogueFilters filters =
        CatalogueFilters.of(q, kind, partner, price, hours, audience, partners, audiences);
    model.addAttribute("filters", filters);
    model.addAttribute("kinds", ItemKind.values());
    model.addAttribute("partners", partners);
    model.addAttribute("audiences", audiences);
    model.addAttribute("hours", CatalogueFilters.HOURS);
    if (!filters.isActive()) {
      return browse(model);
    }
    model.addAttribute("partner", catalogue.partner(filters.partner()).orElse(null));
    long asked = Math.max(page, 1);
    int offset = (int) Math.min((asked - 1) * PER_PAGE, Integer.MAX_VALUE);
    CatalogueSearch.Found found = search.find(filters.query(), offset, PER_PAGE);
    int pages = Math.max(1, (found.total() + PER_PAGE - 1) / PER_PAGE);
    if (asked > pages) {
      return "redirect:" + filters.page(pages);
    }
    model.addAttribute("found", found);
    model.addAttribute("from", offset + 1);
    model.addAttribute("page", (int) asked);
    model.addAttribute("pages", pages);
    return "catalogue-found";
  }

  private String browse(Model model) {
    model.addAttribute("topics", catalogue.endorsements().stream().map(this::topic).toList());
    model.addAttribute(
        "shelves",
        List.of(
            shelf(
                "on-demand",
                "On demand, free of charge",
                "Micro-credentials that stand alone. Any educator may begin one today.",
                ItemKind.MICRO_CREDENTIAL,
                true),
            shelf(
                "collections",
                "Collections",
                "What partners put together for a skill or a theme.",
                ItemKind.COLLECTION,
                null),
            shelf(
                "programs",
                "Programs",
                "What micro-endorsements count toward.",
                ItemKind.PROGRAMME,
                null),
            shelf(
                "resources",
                "Learning resources",
                "Short pieces to read, watch and try, at our partners' own sites.",
                ItemKind.RESOURCE,
                null)));
    return "catalogue";
  }

  private Shelf shelf(String id, String title, String lead, ItemKind kind, Boolean free) {
    var found = search.find(new CatalogueQuery(null, kind, null, free, null, null), 0, IN_PASSING);
    String all = "/catalogue?kind=" + kind.code() + (free == null ? "" : "&price=free");
    return new Shelf(id, title, lead, found, all);
  }

  /** A part of the catalogue, whatever it is; also one that is no longer offered. */
  @GetMapping("/catalogue/{id}")
  String part(@AuthenticationPrincipal PortalUser me, @PathVariable String id, Model model) {
    Optional<MicroCredential> microCredential = catalogue.microCredential(id);
    if (microCredential.isPresent()) {
      return show(me, microCredential.get(), model);
    }
    Optional<MicroEndorsement> endorsement = catalogue.endorsement(id);
    if (endorsement.isPresent()) {
      return show(endorsement.get(), model);
    }
    Optional<CuratedCollection> collection = catalogue.collection(id);
    if (collection.isPresent()) {
      return show(collection.get(), model);
    }
    return show(
        catalogue.programme(id).orElseThrow(() -> new NotFound("part of the catalogue", id)),
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
      Enrolment enrolment = enrolments.enrolAlone(me.getUsername(), id);
      flash.addFlashAttribute("good", "Welcome. Your first step is on its way.");
      return "redirect:/paths/" + enrolment.id();
    } catch (AlreadyEnrolled already) {
      flash.addFlashAttribute("attention", already.getMessage());
      return "redirect:/paths";
    } catch (TeamOnly refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
      return "redirect:/catalogue/" + refused.endorsementId();
    }
  }

  private String show(PortalUser me, MicroCredential microCredential, Model model) {
    model.addAttribute("microCredential", microCredential);
    model.addAttribute(
        "endorsement", catalogue.endorsement(microCredential.endorsementId()).orElse(null));
    model.addAttribute("partner", catalogue.partner(microCredential.partnerId()).orElse(null));
    model.addAttribute(
        "offered", catalogue.offeredMicroCredential(microCredential.id()).isPresent());
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

  private String show(MicroEndorsement endorsement, Model model) {
    Topic topic = topic(endorsement);
    model.addAttribute("topic", topic);
    model.addAttribute(
        "hours", topic.microCredentials().stream().mapToInt(CatalogueItem::minutes).sum() / 60);
    model.addAttribute("offered", catalogue.isOffered(endorsement));
    model.addAttribute("partner", catalogue.partner(endorsement.partnerId()).orElse(null));
    model.addAttribute(
        "programs",
        catalogue.programmes().stream()
            .filter(it -> it.microEndorsementIds().contains(endorsement.id()))
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
    model.addAttribute("collection", collection);
    model.addAttribute("partner", catalogue.partner(collection.partnerId()).orElse(null));
    model.addAttribute("microCredentials", inOrder(collection.microCredentialIds()));
    model.addAttribute("resources", inOrder(collection.resourceIds()));
    return "collection";
  }

  private String show(Programme programme, Model model) {
    model.addAttribute("program", programme);
    model.addAttribute("partner", catalogue.partner(programme.partnerId()).orElse(null));
    model.addAttribute("endorsements", inOrder(programme.microEndorsementIds()));
    return "program";
  }

  private Topic topic(MicroEndorsement endorsement) {
    return new Topic(endorsement, inOrder(endorsement.microCredentialIds()));
  }

  /** What is still offered of these. */
  private List<CatalogueItem> inOrder(List<String> ids) {
    if (ids == null) {
      return List.of();
    }
    var items =
        search.items(ids).stream()
            .collect(Collectors.toMap(CatalogueItem::id, Function.identity()));
    return ids.stream().map(items::get).filter(Objects::nonNull).toList();
  }
}
