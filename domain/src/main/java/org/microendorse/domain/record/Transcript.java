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
 * Everything somebody has earned, in the order in which they earned it.
 *
 * @param entries oldest first
 */
public record Transcript(Account holder, List<Entry> entries) {

  /**
   * A badge, and what came of it.
   *
   * @param title of the micro-credential or micro-endorsement
   * @param credit null for a micro-endorsement and as long as nothing is opened
   * @param inService null if no district was asked
   */
  public record Entry(
      Badge badge, String title, @Nullable Credit credit, @Nullable InService inService) {

    /** Then it gives nothing any more, and is shown as history. */
    public boolean isTakenBack() {
      return badge.revokedAt() != null;
    }

    /** When something about it changed last. */
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

  /** When something changed last; the beginning of time if there is nothing. */
  public Instant changedAt() {
    return entries.stream()
        .map(Entry::changedAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }
}
