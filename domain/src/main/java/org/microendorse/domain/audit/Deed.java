package org.microendorse.domain.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event for the audit log, published in the transaction of what it records. It has no private
 * words: no feedback, no evidence, no names.
 *
 * @param by who did it; null: the portal
 * @param about the person it was done to; null if it is not about a person
 * @param subject what it was done to, by its number or id
 * @param reason in the words of the person who did it; empty if none is asked for
 */
public record Deed(
    @Nullable UUID by, Action action, @Nullable UUID about, String subject, String reason) {

  /** A deed about a thing, without a reason. */
  public static Deed of(@Nullable UUID by, Action action, Object subject) {
    return new Deed(by, action, null, subject.toString(), "");
  }
}
