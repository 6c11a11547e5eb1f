package org.microendorse.app.credential;

import static org.microendorse.domain.language.Messages.message;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.credential.KnownIssuers;
import org.microendorse.domain.credential.PresentedBadge;
import org.microendorse.domain.credential.Verification;
import org.microendorse.domain.credential.Verification.Check;
import org.microendorse.domain.credential.Verification.Finding;
import org.microendorse.domain.credential.Verification.IssuerStanding;
import org.microendorse.domain.credential.Verification.Step;
import org.microendorse.domain.credential.Verification.Verdict;
import org.microendorse.domain.showcase.ImportedBadge;
import org.springframework.stereotype.Component;

/** Describes checks of badges in plain words. */
@Component
class CheckViews {
  private final KnownIssuers known;
  private final Clock clock;

  CheckViews(KnownIssuers known, Clock clock) {
    this.known = known;
    this.clock = clock;
  }

  CheckView of(Verification verification) {
    PresentedBadge badge = verification.badge();
    IssuerName issuer =
        badge == null
            ? new IssuerName(null, null, null)
            : IssuerName.of(
                verification.standing(),
                badge.issuerName(),
                badge.issuerId(),
                Optional.ofNullable(badge.issuerId()).flatMap(known::nameOf).orElse(null));
    return view(verification.verdict(), verification.steps(), issuer);
  }

  CheckView of(ImportedBadge badge) {
    return Objects.requireNonNull(of(List.of(badge)).get(badge.id()), "of the one badge");
  }

  /**
   * Returns the results of the last check of the badges, by their ids. The registry of issuers is
   * used as it is now.
   */
  Map<UUID, CheckView> of(List<ImportedBadge> badges) {
    Map<String, String> names =
        known.namesOf(
            badges.stream().map(ImportedBadge::issuerId).filter(Objects::nonNull).toList());
    return badges.stream()
        .collect(
            Collectors.toMap(ImportedBadge::id, badge -> of(badge, names.get(badge.issuerId()))));
  }

  private CheckView of(ImportedBadge badge, @Nullable String registered) {
    IssuerName issuer =
        IssuerName.of(badge.standing(), badge.issuer(), badge.issuerId(), registered);
    return view(badge.verdict(clock.instant()), badge.steps(clock.instant()), issuer);
  }

  /**
   * The issuer of a badge, as far as it is known.
   *
   * @param standing null if nothing is known
   * @param name as the registry or else the file gives it
   * @param address the issuer's address on the web; null if there is none
   */
  record IssuerName(
      @Nullable IssuerStanding standing, @Nullable String name, @Nullable String address) {

    static IssuerName of(
        @Nullable IssuerStanding found,
        @Nullable String name,
        @Nullable String issuerId,
        @Nullable String registered) {
      String address = IssuerAddress.of(issuerId).orElse(null);
      String said = Said.by(name);
      if (found == null || found == IssuerStanding.OURS) {
        return new IssuerName(found, said, address);
      }
      if (registered != null) {
        return new IssuerName(IssuerStanding.KNOWN, registered, address);
      }
      boolean proven = found != IssuerStanding.SELF_NAMED && address != null;
      return new IssuerName(
          proven ? IssuerStanding.PROVEN : IssuerStanding.SELF_NAMED, said, address);
    }

    /** The issuer in the words shown beside a badge. */
    String words() {
      return switch (standing) {
        case SELF_NAMED -> selfNamed();
        case null -> message("verify.issuer.unchecked");
        default -> message("verify.issuer." + standing, name, address);
      };
    }

    /** The same as a whole sentence. */
    String sentence() {
      return standing == null || standing == IssuerStanding.SELF_NAMED
          ? words()
          : message("verify.issuer." + standing + ".sentence", name, address);
    }

    private String selfNamed() {
      return name == null
          ? message("verify.issuer.UNNAMED")
          : message("verify.issuer.SELF_NAMED", name);
    }
  }

  private static CheckView view(Verdict verdict, List<Step> steps, IssuerName issuer) {
    List<CheckView.Step> told = steps.stream().map(CheckView.Step::of).toList();
    return switch (verdict) {
      case VALID -> valid(issuer, told);
      case NOT_VALID -> Failure.of(steps).view(explanations(steps, Finding.DOES_NOT_HOLD), told);
      case COULD_NOT_CHECK -> unchecked(steps, issuer, told);
    };
  }

  private static CheckView unchecked(
      List<Step> steps, IssuerName issuer, List<CheckView.Step> told) {
    boolean hosted = steps.stream().noneMatch(it -> it.check() == Check.SIGNATURE);
    List<String> sentences = new ArrayList<>(explanations(steps, Finding.COULD_NOT_CHECK));
    if (issuer.standing() != null) {
      sentences.addFirst(issuer.sentence());
    }
    String why = "verify.unchecked." + (hosted ? "hosted" : "other");
    return new CheckView(
        "attention",
        "half",
        message("verify.verdict.COULD_NOT_CHECK"),
        message(why),
        sentences,
        List.of(message(why + ".next")),
        told);
  }

  private static CheckView valid(IssuerName issuer, List<CheckView.Step> steps) {
    String counts = message("verify.valid.counts");
    return switch (issuer.standing()) {
      case OURS -> good(issuer, List.of(message("verify.valid.ours")), List.of(), steps);
      case KNOWN -> good(issuer, List.of(counts, message("verify.valid.known")), List.of(), steps);
      case PROVEN ->
          good(
              issuer,
              issuer.name() == null
                  ? List.of(counts)
                  : List.of(counts, message("verify.valid.callsItself", issuer.name())),
              List.of(message("verify.valid.proven.next", issuer.address())),
              steps);
      case SELF_NAMED -> unconfirmed(issuer, steps);
      case null -> unconfirmed(issuer, steps);
    };
  }

  private static CheckView good(
      IssuerName issuer, List<String> sentences, List<String> next, List<CheckView.Step> steps) {
    return new CheckView(
        "good", "check", message("verify.verdict.VALID"), issuer.words(), sentences, next, steps);
  }

  private static CheckView unconfirmed(IssuerName issuer, List<CheckView.Step> steps) {
    return new CheckView(
        "unnamed",
        "info",
        message("verify.verdict.UNCONFIRMED"),
        issuer.words(),
        List.of(message("verify.unconfirmed.about")),
        List.of(message("verify.unconfirmed.next")),
        steps);
  }

  private static List<String> explanations(List<Step> steps, Finding finding) {
    return steps.stream()
        .filter(it -> it.finding() == finding)
        .map(Step::explanation)
        .map(it -> it.isEmpty() ? message("verify.askAgain") : it)
        .distinct()
        .toList();
  }

  /** Why a badge is not valid, as far as it matters for the next step. */
  private enum Failure {
    REVOKED,
    EXPIRED,
    WRONG;

    static Failure of(List<Step> steps) {
      List<Check> failed =
          steps.stream()
              .filter(it -> it.finding() == Finding.DOES_NOT_HOLD)
              .map(Step::check)
              .toList();
      if (failed.equals(List.of(Check.REVOCATION))) {
        return REVOKED;
      }
      return failed.equals(List.of(Check.PERIOD)) ? EXPIRED : WRONG;
    }

    CheckView view(List<String> sentences, List<CheckView.Step> steps) {
      String why = "verify.failed." + this;
      return new CheckView(
          "wrong",
          "alert",
          message("verify.verdict.NOT_VALID"),
          message(why),
          sentences,
          List.of(message(why + ".next")),
          steps);
    }
  }
}
