package org.microendorse.domain.credential;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Message;

/**
 * The result of checking a badge (Open Badges 3.0, section 9 "Verification and Validation"), step
 * by step, in the order in which people read it.
 *
 * @param badge its content; null if nothing could be read
 * @param standing what is known about the issuer; null unless the badge was found to be signed by
 *     the issuer it names
 */
public record Verification(
    List<Step> steps, @Nullable PresentedBadge badge, @Nullable IssuerStanding standing) {

  public Verification {
    steps = List.copyOf(steps);
  }

  /** How far the name of a badge's issuer is proven, best first. */
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

  /** The steps of a verification. */
  public enum Check {
    /** The file is whole and carries one credential. */
    READABLE,
    /** It is an Open Badges 3.0 credential with all required parts. */
    OPEN_BADGE,
    /** The signature is by a key of the issuer whom the badge names; says whether that is us. */
    ISSUER,
    /** Nothing was changed since it was signed. */
    SIGNATURE,
    /** It is valid now. */
    PERIOD,
    /** The issuer has not revoked it. */
    REVOCATION
  }

  /** The result of a check. */
  public enum Finding {
    HOLDS,
    DOES_NOT_HOLD,
    COULD_NOT_CHECK
  }

  /** The overall result. */
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
   * @param sentences one or two that explain the finding to people
   */
  public record Step(Check check, Finding finding, List<Message> sentences) {

    Step(Check check, Doubt doubt) {
      this(check, doubt.finding(), doubt.sentences());
    }

    /**
     * @param key of a sentence in the message files
     */
    public static Step of(Check check, Finding finding, String key, @Nullable Object... arguments) {
      return new Step(check, finding, List.of(Message.of(key, arguments)));
    }

    /** The sentences in the language of the person for whom this thread works. */
    public String explanation() {
      return sentences.stream().map(Message::toString).collect(Collectors.joining(" "));
    }
  }

  public Verdict verdict() {
    if (any(Finding.DOES_NOT_HOLD)) {
      return Verdict.NOT_VALID;
    }
    return any(Finding.COULD_NOT_CHECK) ? Verdict.COULD_NOT_CHECK : Verdict.VALID;
  }

  /** Empty if this check was not reached. */
  public Optional<Finding> finding(Check check) {
    return steps.stream().filter(step -> step.check() == check).map(Step::finding).findFirst();
  }

  private boolean any(Finding finding) {
    return steps.stream().anyMatch(step -> step.finding() == finding);
  }
}
