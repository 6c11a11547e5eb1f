package org.microendorse.domain.appeal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;

/** Until when, and how thoroughly, an educator may appeal against one decision. */
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

  /** The last day on which an appeal is taken, in the time zone of the program. */
  public LocalDate lastDay() {
    return lastDay;
  }

  /** How many characters the reasons need at least. */
  public int reasonsLength() {
    return reasonsLength;
  }
}
