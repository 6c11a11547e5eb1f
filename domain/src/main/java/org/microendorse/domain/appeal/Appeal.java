package org.microendorse.domain.appeal;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/** An educator's reasons why a decision is wrong; at most one appeal per submission. */
@Entity
public class Appeal {
  @Id private UUID id;
  private UUID submissionId;
  private String reasons;
  private Instant receivedAt;
  private @Nullable Long processInstanceKey;
  private @Nullable Instant allocatedAt;

  @Enumerated(EnumType.STRING)
  private @Nullable AppealOutcome outcome;

  private @Nullable Instant decidedAt;

  protected Appeal() {}

  Appeal(UUID submissionId, String reasons, Instant receivedAt) {
    this.id = UUID.randomUUID();
    this.submissionId = submissionId;
    this.reasons = reasons;
    this.receivedAt = receivedAt;
  }

  void opened(long processInstanceKey) {
    this.processInstanceKey = processInstanceKey;
  }

  void allocated(Instant at) {
    this.allocatedAt = at;
  }

  void decide(AppealOutcome outcome, Instant at) {
    Assert.state(decidedAt == null, () -> "Appeal %s has already been decided.".formatted(id));
    this.outcome = outcome;
    this.decidedAt = at;
  }

  public UUID id() {
    return id;
  }

  public UUID submissionId() {
    return submissionId;
  }

  /** In the educator's words. */
  public String reasons() {
    return reasons;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  /** Null until the engine has opened it. */
  public @Nullable Long processInstanceKey() {
    return processInstanceKey;
  }

  /** When reviewers were asked; null before. */
  public @Nullable Instant allocatedAt() {
    return allocatedAt;
  }

  /** Null until decided. */
  public @Nullable AppealOutcome outcome() {
    return outcome;
  }

  /** Null until decided. */
  public @Nullable Instant decidedAt() {
    return decidedAt;
  }
}
