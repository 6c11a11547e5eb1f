package org.microendorse.domain.appeal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;

/** How long an educator may appeal one decision, and how long the reasons must be. */
@Entity
public class AppealPeriod {
  @Id private UUID submissionId;
  private LocalDate lastDay;
  private int reasonsLength;

  protected AppealPeriod() {}

  AppealPeriod(UUID submissionId, LocalDate lastDay, int reasonsLength) {
    this.submissionId = submissionId;
    this.lastDay = lastDay;
    this.reasonsLength = reasonsLength;
  }

  /** The last day to appeal, in the time zone of the program. */
  public LocalDate lastDay() {
    return lastDay;
  }

  /** The minimum length of the reasons in characters. */
  public int reasonsLength() {
    return reasonsLength;
  }
}
