package org.microendorse.app.credential;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final String COUNTS =
      "Nothing has changed since it was signed, and it counts today.";

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
        case OURS -> "Issued by %s — that is us".formatted(name);
        case KNOWN -> "Issued by %s — known to this program".formatted(name);
        case PROVEN -> "Issued by %s — proven by its web address".formatted(address);
        case SELF_NAMED -> selfNamed();
        case null -> "We couldn't check who issued it";
      };
    }

    private String selfNamed() {
      return name == null
          ? "The file does not name its issuer. Nobody knows whose key signed it."
          : "The file calls its issuer “%s”. Nobody has confirmed that name.".formatted(name);
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
      sentences.addFirst(issuer.words().replaceFirst("[^.]$", "$0."));
    }
    return new CheckView(
        "attention",
        "half",
        "Could not be checked here",
        hosted
            ? "This badge cannot be proven without its host."
            : "Nothing was found wrong, but not everything could be checked.",
        sentences,
        List.of(
            hosted
                ? "Type the address of the badge yourself, and see whether its host shows the same."
                : "Ask the issuer to confirm it. Use an address that you find yourself, not one"
                    + " from the file."),
        told);
  }

  private static CheckView valid(IssuerName issuer, List<CheckView.Step> steps) {
    String name =
        issuer.name() == null ? "" : "The file calls its issuer “%s”.".formatted(issuer.name());
    return switch (issuer.standing()) {
      case OURS -> good(issuer, List.of("It is in our records. " + COUNTS), List.of(), steps);
      case KNOWN ->
          good(
              issuer,
              List.of(COUNTS, "The program has confirmed who this issuer is."),
              List.of(),
              steps);
      case PROVEN ->
          good(
              issuer,
              Stream.of(COUNTS, name).filter(it -> !it.isEmpty()).toList(),
              List.of(
                  "Make sure that %s is the website of the organization you have in mind: its address is proven, its name is not."
                      .formatted(issuer.address())),
              steps);
      case SELF_NAMED -> unconfirmed(issuer.words(), steps);
      case null -> unconfirmed(issuer.words() + ".", steps);
    };
  }

  private static CheckView good(
      IssuerName issuer, List<String> sentences, List<String> next, List<CheckView.Step> steps) {
    return new CheckView("good", "check", "Valid", issuer.words(), sentences, next, steps);
  }

  private static CheckView unconfirmed(String title, List<CheckView.Step> steps) {
    return new CheckView(
        "unnamed",
        "info",
        "Valid signature, unconfirmed issuer",
        title,
        List.of(
            "A key signed this badge, and nothing has changed since. Anyone can make such a key and"
                + " give it any name."),
        List.of(
            "Before you rely on it, ask the organization whether it issued this badge. Use an"
                + " address that you find yourself, not one from the file."),
        steps);
  }

  private static List<String> explanations(List<Step> steps, Finding finding) {
    return steps.stream().filter(it -> it.finding() == finding).map(Step::explanation).toList();
  }

  /** Why a badge is not valid, as far as it matters for the next step. */
  private enum Failure {
    REVOKED("It has been revoked. Do not rely on it.", "Ask its issuer why it was revoked."),
    EXPIRED("It has expired.", "Ask the earner whether the badge was renewed."),
    WRONG(
        "Something about it is wrong. Do not rely on it.",
        "Ask the earner for the original file, as they received it. If that one fails, too, ask the"
            + " issuer.");

    private final String title;
    private final String next;

    Failure(String title, String next) {
      this.title = title;
      this.next = next;
    }

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
      return new CheckView("wrong", "alert", "Not valid", title, sentences, List.of(next), steps);
    }
  }
}
