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

/** Somebody who had a submission before them is concerned about one of its files. */
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
    Assert.state(decidedAt == null, () -> "Concern %s is decided already.".formatted(id));
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
        () -> "Concern %s is undecided, or closed already.".formatted(id));
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

  /** In the words of whoever reported it. */
  public String seen() {
    return seen;
  }

  public Account reporter() {
    return reporter;
  }

  public Instant reportedAt() {
    return reportedAt;
  }

  /** Null until the engine has it. */
  public @Nullable Long processInstanceKey() {
    return processInstanceKey;
  }

  /** What the integrity team found; null until they did. */
  public @Nullable Boolean upheld() {
    return upheld;
  }

  /** Why, in words for the educator; null until decided. */
  public @Nullable String reasons() {
    return reasons;
  }

  /** When the integrity team decided; null until they did. */
  public @Nullable Instant decidedAt() {
    return decidedAt;
  }

  /** What follows; null unless upheld. */
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

  /** Null while the path waits for something about it. */
  public @Nullable Instant closedAt() {
    return closedAt;
  }
}
