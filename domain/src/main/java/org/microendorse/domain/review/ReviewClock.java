package org.microendorse.domain.review;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The step that a submission in review waits for, and when it is due. */
@Entity
public class ReviewClock {
  @Id private UUID submissionId;

  @Enumerated(EnumType.STRING)
  private Duty duty;

  private Instant dueAt;
  private Instant begunAt;

  protected ReviewClock() {}

  ReviewClock(UUID submissionId, Duty duty, Instant dueAt, Instant begunAt) {
    this.submissionId = submissionId;
    this.duty = duty;
    this.dueAt = dueAt;
    this.begunAt = begunAt;
  }

  public Duty duty() {
    return duty;
  }

  public Instant dueAt() {
    return dueAt;
  }

  /** When counting began; null for steps planned before this was stored. */
  public @Nullable Instant begunAt() {
    return begunAt;
  }

  public boolean isLate(Instant now) {
    return now.isAfter(dueAt);
  }
}
