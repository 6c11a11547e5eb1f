package org.microendorse.domain.integrity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.people.Account;
import org.springframework.util.Assert;

/** A concern about a file, reported by a person who had the submission before them. */
@Entity
public class Concern {
  @Id private UUID id;
  private UUID submissionId;
  private UUID artifactId;

  @Enumerated(EnumType.STRING)
  private ConcernKind kind;

  private String seen;
  private long taskKey;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account reporter;

  private Instant reportedAt;
  private @Nullable Long processInstanceKey;

  private @Nullable Boolean upheld;
  private @Nullable String reasons;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable Account decider;

  private @Nullable Instant decidedAt;

  @Enumerated(EnumType.STRING)
  private @Nullable Consequence consequence;

  @Enumerated(EnumType.STRING)
  private @Nullable CommitteeDecision committeeDecision;

  private @Nullable String committeeReasons;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable Account committeeMember;

  private @Nullable Instant closedAt;

  protected Concern() {}

  Concern(
      UUID submissionId,
      UUID artifactId,
      ConcernKind kind,
      String seen,
      long taskKey,
      Account reporter,
      Instant reportedAt) {
    this.id = UUID.randomUUID();
    this.submissionId = submissionId;
    this.artifactId = artifactId;
    this.kind = kind;
    this.seen = seen;
    this.taskKey = taskKey;
    this.reporter = reporter;
    this.reportedAt = reportedAt;
  }

  void opened(long processInstanceKey) {
    this.processInstanceKey = processInstanceKey;
  }

  void decide(
      boolean upheld, @Nullable Consequence consequence, String reasons, Account by, Instant at) {
    Assert.state(decidedAt == null, () -> "Concern %s has already been decided.".formatted(id));
    this.upheld = upheld;
    this.consequence = consequence;
    this.reasons = reasons;
    this.decider = by;
    this.decidedAt = at;
  }

  void decideInCommittee(CommitteeDecision decision, String reasons, Account by) {
    Assert.state(
        Boolean.TRUE.equals(upheld) && committeeDecision == null && closedAt == null,
        () -> "Concern %s does not wait for a committee.".formatted(id));
    this.committeeDecision = decision;
    this.committeeReasons = reasons;
    this.committeeMember = by;
  }

  void close(Instant at) {
    Assert.state(
        decidedAt != null && closedAt == null,
        () -> "Concern %s is undecided, or already closed.".formatted(id));
    this.closedAt = at;
  }

  public UUID id() {
    return id;
  }

  public UUID submissionId() {
    return submissionId;
  }

  public UUID artifactId() {
    return artifactId;
  }

  public ConcernKind kind() {
    return kind;
  }

  /** What was seen, in the reporter's words. */
  public String seen() {
    return seen;
  }

  public Account reporter() {
    return reporter;
  }

  public Instant reportedAt() {
    return reportedAt;
  }

  /** Null until the engine has opened it. */
  public @Nullable Long processInstanceKey() {
    return processInstanceKey;
  }

  /** What the integrity team found; null until they did. */
  public @Nullable Boolean upheld() {
    return upheld;
  }

  /** The reasons, in words for the educator; null until decided. */
  public @Nullable String reasons() {
    return reasons;
  }

  /** When the integrity team decided; null until they did. */
  public @Nullable Instant decidedAt() {
    return decidedAt;
  }

  /** The consequence; null unless upheld. */
  public @Nullable Consequence consequence() {
    return consequence;
  }

  /** Null unless a committee decided. */
  public @Nullable CommitteeDecision committeeDecision() {
    return committeeDecision;
  }

  /** In words for the educator; null unless a committee decided. */
  public @Nullable String committeeReasons() {
    return committeeReasons;
  }

  /** When it was closed; null while the path waits for it. */
  public @Nullable Instant closedAt() {
    return closedAt;
  }
}
