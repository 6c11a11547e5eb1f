package org.microendorse.domain.review;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.people.Account;

/** An approver's answer to one assessment. */
@Entity
public class Approval {
  @Id private UUID id;

  @OneToOne(fetch = FetchType.LAZY)
  private Assessment assessment;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account approver;

  @Enumerated(EnumType.STRING)
  private ApprovalDecision decision;

  private @Nullable String reason;
  private Instant at;

  protected Approval() {}

  Approval(
      Assessment assessment,
      Account approver,
      ApprovalDecision decision,
      @Nullable String reason,
      Instant at) {
    this.id = UUID.randomUUID();
    this.assessment = assessment;
    this.approver = approver;
    this.decision = decision;
    this.reason = reason;
    this.at = at;
  }

  public UUID id() {
    return id;
  }

  public Assessment assessment() {
    return assessment;
  }

  public Account approver() {
    return approver;
  }

  public ApprovalDecision decision() {
    return decision;
  }

  /** May be null when the approver agrees. */
  public @Nullable String reason() {
    return reason;
  }

  public Instant at() {
    return at;
  }
}
