package org.microendorse.app.enrollment;

import static org.microendorse.domain.language.Messages.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroEndorsement;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.EndorsementPath;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.NextOfEndorsement;
import org.microendorse.domain.enrollment.PathStep;
import org.microendorse.domain.language.Language;
import org.microendorse.workers.enrollment.EnrollmentRules;
import org.springframework.stereotype.Component;

/** An educator's progress on a path to a micro-endorsement, as pages show it. */
@Component
class EndorsementSteps {
  private final EndorsementPathService paths;
  private final EnrollmentRules rules;
  private final BadgeService badges;
  private final CatalogService catalog;
  private final Wording wording;

  EndorsementSteps(
      EndorsementPathService paths,
      EnrollmentRules rules,
      BadgeService badges,
      CatalogService catalog,
      Wording wording) {
    this.paths = paths;
    this.rules = rules;
    this.badges = badges;
    this.catalog = catalog;
    this.wording = wording;
  }

  /**
   * A micro-credential on the path.
   *
   * @param nameLang the language of the name; null if it is the page's
   * @param css done, here, or nothing for upcoming ones
   * @param symbol of the portal's icons
   * @param word when it is, in a few words
   * @param link to the badge or the path; null for upcoming ones
   */
  record Step(
      String name,
      @Nullable String nameLang,
      String css,
      String symbol,
      String word,
      @Nullable String link) {
    public boolean isHere() {
      return css.equals("here");
    }
  }

  /**
   * The whole path.
   *
   * @param titleLang the language of the title; null if it is the page's
   * @param next what is next, in one sentence of HTML
   * @param currentId the path to the micro-credential they are on; null if on none
   * @param badgeId null until all is earned
   * @param revoked whether that badge was revoked
   */
  record View(
      EndorsementPath path,
      String title,
      @Nullable String titleLang,
      List<Step> steps,
      String next,
      @Nullable UUID currentId,
      @Nullable UUID badgeId,
      boolean revoked) {}

  View of(EndorsementPath path) {
    NextOfEndorsement now = paths.next(path.id(), rules::allows);
    Enrollment current = paths.current(path.id()).orElse(null);
    Badge badge = badges.ofEndorsementPath(path.id()).orElse(null);
    MicroEndorsement endorsement = paths.endorsementOf(path).in(Language.current());
    return new View(
        path,
        endorsement.title(),
        endorsement.lang(endorsement.title()),
        steps(path, now, current),
        sentence(path, now, badge),
        current == null ? null : current.id(),
        badge == null ? null : badge.id(),
        badge != null && badge.revokedAt() != null);
  }

  private List<Step> steps(
      EndorsementPath path, NextOfEndorsement now, @Nullable Enrollment current) {
    Map<String, Badge> earned = new HashMap<>();
    badges
        .badgesOf(path.educator().username())
        .forEach(badge -> earned.merge(badge.microCredentialId(), badge, EndorsementSteps::better));
    List<Step> steps = new ArrayList<>();
    for (String id : path.microCredentialIds()) {
      Optional<MicroCredential> step =
          catalog.microCredential(id).map(it -> it.in(Language.current()));
      String name = step.map(MicroCredential::title).orElse(id);
      String lang = step.map(it -> it.lang(it.title())).orElse(null);
      Badge badge = earned.get(id);
      if (badge != null && badge.revokedAt() != null) {
        String word = message("endorsementPath.step.revoked", wording.date(badge.revokedAt()));
        steps.add(new Step(name, lang, "", "alert", word, "/badges/" + badge.id()));
      } else if (badge != null) {
        steps.add(
            new Step(
                name,
                lang,
                "done",
                "check",
                message("endorsementPath.step.earned"),
                "/badges/" + badge.id()));
      } else if (current != null && current.microCredentialId().equals(id)) {
        steps.add(
            new Step(
                name,
                lang,
                "here",
                "dot",
                path.isPaused()
                    ? message("endorsementPath.step.paused")
                    : message("endorsementPath.step.until", wording.closing(path.closes())),
                "/paths/" + current.id()));
      } else if (path.isRunning()
          && now.opensAt() != null
          && now.microCredential() != null
          && now.microCredential().id().equals(id)) {
        steps.add(
            new Step(
                name, lang, "", "clock", message("endorsementPath.step.opens", day(now)), null));
      } else {
        steps.add(new Step(name, lang, "", "ring", message("endorsementPath.step.upcoming"), null));
      }
    }
    return steps;
  }

  /** Of two badges for the same, a valid one; otherwise the first, which is newer. */
  private static Badge better(Badge one, Badge other) {
    return one.revokedAt() != null && other.revokedAt() == null ? other : one;
  }

  private String sentence(EndorsementPath path, NextOfEndorsement now, @Nullable Badge badge) {
    if (badge != null && badge.revokedAt() != null) {
      return wording.html(
          "endorsementPath.now.revoked",
          wording.date(badge.revokedAt()),
          badge.revocationReasons());
    }
    return switch (path.status()) {
      case EARNED -> wording.html("endorsementPath.now.earned");
      case WITHDRAWN -> wording.html("endorsementPath.now.withdrawn");
      case ENDED -> wording.html("endorsementPath.now.ended");
      case PAUSED -> wording.html("endorsementPath.now.paused");
      case IN_PROGRESS -> underWay(path, now);
    };
  }

  private String underWay(EndorsementPath path, NextOfEndorsement now) {
    if (now.microCredential() == null) {
      return wording.html("endorsementPath.now.allEarned");
    }
    CatalogTitle title = now.microCredential().titles();
    if (now.pathStep() == PathStep.WORK) {
      return wording.html("endorsementPath.now.current", title, wording.closing(path.closes()));
    }
    return now.opensAt() == null || now.semester() == null
        ? wording.html("endorsementPath.now.nextSometime", title)
        : wording.html(
            "endorsementPath.now.next",
            title,
            wording.date(now.semester().opens()),
            now.semester().name());
  }

  private String day(NextOfEndorsement now) {
    return now.semester() == null ? "" : wording.date(now.semester().opens());
  }
}
