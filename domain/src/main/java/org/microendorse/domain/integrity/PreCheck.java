package org.microendorse.domain.integrity;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.people.Account;

/** The result of a pre-check of a submission. */
@Entity
public class PreCheck {
  @Id private UUID id;
  private UUID submissionId;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable Account checker;

  private boolean complete;
  private Instant at;

  protected PreCheck() {}

  PreCheck(UUID submissionId, @Nullable Account checker, boolean complete, Instant at) {
    this.id = UUID.randomUUID();
    this.submissionId = submissionId;
    this.checker = checker;
    this.complete = complete;
    this.at = at;
  }

  public UUID submissionId() {
    return submissionId;
  }

  /** Null if no person had to look. */
  public @Nullable Account checker() {
    return checker;
  }

  public boolean complete() {
    return complete;
  }

  public Instant at() {
    return at;
  }
}
