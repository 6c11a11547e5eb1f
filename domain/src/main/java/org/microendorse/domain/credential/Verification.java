package org.microendorse.domain.credential;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found when a badge was checked (Open Badges 3.0, section 9 "Verification and
 * Validation"), step by step, in the order in which people read it.
 *
 * @param badge what it says of itself; null if nothing could be read
 * @param standing what is known about the issuer; null unless the badge was found to be signed by
 *     the issuer it names
 */
public record Verification(
    List<Step> steps, @Nullable PresentedBadge badge, @Nullable IssuerStanding standing) {

  public Verification {
    steps = List.copyOf(steps);
  }

  /** What the name of a badge's issuer is worth, best first. */
  public enum IssuerStanding {
    /** We issued it, and our records have it. */
    OURS,
    /** In the registry of issuers that the program keeps. */
    KNOWN,
    /** The issuer's own web address lists the key: the address is proven, the name is not. */
    PROVEN,
    /** Only a key: anyone can make one and give it any name. */
    SELF_NAMED
  }

  /** What is looked at. */
  public enum Check {
    /** The file is whole and carries one credential. */
    READABLE,
    /** It is an Open Badges 3.0 credential with what that has to have. */
    OPEN_BADGE,
    /** The signature is by a key of the issuer whom the badge names; says whether that is us. */
    ISSUER,
    /** Nothing was changed since it was signed. */
    SIGNATURE,
    /** Valid already, and still. */
    PERIOD,
    /** The issuer has not taken it back. */
    REVOCATION
  }

  /** What came of a check. */
  public enum Finding {
    HOLDS,
    DOES_NOT_HOLD,
    COULD_NOT_CHECK
  }

  /** The whole in a word. */
  public enum Verdict {
    /** Everything holds. */
    VALID,
    /** Something was checked and is wrong. */
    NOT_VALID,
    /** Nothing was found wrong, but a format, algorithm, address or key could not be checked. */
    COULD_NOT_CHECK
  }

  /**
   * One check.
   *
   * @param explanation a sentence or two for people
   */
  public record Step(Check check, Finding finding, @Nullable String explanation) {

    Step(Check check, Doubt doubt) {
      this(check, doubt.finding(), doubt.words());
    }
  }

  public Verdict verdict() {
    if (any(Finding.DOES_NOT_HOLD)) {
      return Verdict.NOT_VALID;
    }
    return any(Finding.COULD_NOT_CHECK) ? Verdict.COULD_NOT_CHECK : Verdict.VALID;
  }

  /** Empty if it did not come to this check. */
  public Optional<Finding> finding(Check check) {
    return steps.stream().filter(step -> step.check() == check).map(Step::finding).findFirst();
  }

  private boolean any(Finding finding) {
    return steps.stream().anyMatch(step -> step.finding() == finding);
  }
}
