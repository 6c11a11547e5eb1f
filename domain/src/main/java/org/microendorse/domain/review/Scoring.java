package org.microendorse.domain.review;

import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.microendorse.domain.people.Account;

/** The scores of a submission, criterion by criterion. */
@MappedSuperclass
public abstract class Scoring {
  @Id private UUID id;
  private UUID submissionId;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account assessor;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Score> scores;

  private String overallFeedback;
  private Instant at;

  protected Scoring() {}

  Scoring(
      UUID submissionId, Account assessor, List<Score> scores, String overallFeedback, Instant at) {
    this.id = UUID.randomUUID();
    this.submissionId = submissionId;
    this.assessor = assessor;
    this.scores = scores.stream().map(Score::asGiven).toList();
    this.overallFeedback = overallFeedback;
    this.at = at;
  }

  public UUID id() {
    return id;
  }

  public UUID submissionId() {
    return submissionId;
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
