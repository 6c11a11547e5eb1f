package org.microendorse.domain.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.people.Account;

/**
 * Everything a person has earned, in the order in which they earned it.
 *
 * @param entries oldest first
 */
public record Transcript(Account holder, List<Entry> entries) {

  /**
   * A badge, and the credit and hours for it.
   *
   * @param title of the micro-credential or micro-endorsement
   * @param credit null for a micro-endorsement, and until the credit is opened
   * @param inService null if no district was asked
   */
  public record Entry(
      Badge badge, String title, @Nullable Credit credit, @Nullable InService inService) {

    /** Whether it was revoked: then it no longer counts, and is shown as history. */
    public boolean isTakenBack() {
      return badge.revokedAt() != null;
    }

    /** When it last changed. */
    Instant changedAt() {
      return Stream.of(
              badge.issuedAt(),
              badge.revokedAt(),
              credit == null ? null : credit.awardedAt(),
              inService == null ? null : inService.answeredAt())
          .filter(Objects::nonNull)
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /** Sum of what was awarded of one kind. */
  public BigDecimal hours(CreditKind kind) {
    return entries.stream()
        .filter(entry -> !entry.isTakenBack())
        .map(Entry::credit)
        .filter(credit -> credit != null && credit.kind() == kind)
        .map(Credit::hours)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Sum of what districts confirmed. */
  public BigDecimal inServiceHours() {
    return entries.stream()
        .filter(entry -> !entry.isTakenBack())
        .map(Entry::inService)
        .filter(inService -> inService != null && inService.isConfirmed())
        .map(InService::hours)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** When it last changed; the epoch if it is empty. */
  public Instant changedAt() {
    return entries.stream()
        .map(Entry::changedAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }
}
