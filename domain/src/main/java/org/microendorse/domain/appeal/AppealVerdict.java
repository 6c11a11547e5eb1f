package org.microendorse.domain.appeal;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.microendorse.domain.people.Account;

/** The decision of one of the two reviewers on an appeal. */
@Entity
public class AppealVerdict {
  @Id private UUID id;
  private UUID appealId;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account reviewer;

  @Enumerated(EnumType.STRING)
  private AppealDecision decision;

  private String reasons;
  private Instant at;

  protected AppealVerdict() {}

  AppealVerdict(
      UUID appealId, Account reviewer, AppealDecision decision, String reasons, Instant at) {
    this.id = UUID.randomUUID();
    this.appealId = appealId;
    this.reviewer = reviewer;
    this.decision = decision;
    this.reasons = reasons;
    this.at = at;
  }

  public UUID id() {
    return id;
  }

  /** Educators never learn who it is. */
  public Account reviewer() {
    return reviewer;
  }

  public AppealDecision decision() {
    return decision;
  }

  /** In words for the educator. */
  public String reasons() {
    return reasons;
  }

  public Instant at() {
    return at;
  }
}
