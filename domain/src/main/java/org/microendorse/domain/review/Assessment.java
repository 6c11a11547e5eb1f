package org.microendorse.domain.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.microendorse.domain.people.Account;

/** One round of assessing a submission; passing back begins the next. */
@Entity
public class Assessment {
  @Id private UUID id;
  private UUID submissionId;
  private int round;
  @ManyToOne private Account assessor;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Score> scores;

  private String overallFeedback;
  private Instant at;

  protected Assessment() {}

  Assessment(
      UUID submissionId,
      int round,
      Account assessor,
      List<Score> scores,
      String overallFeedback,
      Instant at) {
    this.id = UUID.randomUUID();
    this.submissionId = submissionId;
    this.round = round;
    this.assessor = assessor;
    this.scores = List.copyOf(scores);
    this.overallFeedback = overallFeedback;
    this.at = at;
  }

  public UUID id() {
    return id;
  }

  public UUID submissionId() {
    return submissionId;
  }

  /** From 1. */
  public int round() {
    return round;
  }

  public Account assessor() {
    return assessor;
  }

  public List<Score> scores() {
    return scores;
  }

  public String overallFeedback() {
    return overallFeedback;
  }

  public Instant at() {
    return at;
  }
}
