package org.microendorse.domain.calibration;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.microendorse.domain.catalog.Level;

/** An assessor's scores of one benchmark in one round, next to the true scores of that time. */
@Entity
class ScoredBenchmark {
  @Id private UUID id;
  private UUID calibrationId;
  private int round;
  private String benchmarkId;
  private String title;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<ScoredCriterion> scores;

  private Instant at;

  protected ScoredBenchmark() {}

  ScoredBenchmark(
      UUID calibrationId,
      int round,
      Benchmark benchmark,
      List<ScoredCriterion> scores,
      Instant at) {
    this.id = UUID.randomUUID();
    this.calibrationId = calibrationId;
    this.round = round;
    this.benchmarkId = benchmark.id();
    this.title = benchmark.title();
    this.scores = List.copyOf(scores);
    this.at = at;
  }

  String title() {
    return title;
  }

  List<ScoredCriterion> scores() {
    return scores;
  }

  /**
   * One criterion.
   *
   * @param reason the assessor's words
   * @param rationale why the true level is true
   */
  record ScoredCriterion(
      String criterionId, String title, Level said, String reason, Level truth, String rationale) {

    Rating rating() {
      return new Rating(said, truth);
    }
  }
}
