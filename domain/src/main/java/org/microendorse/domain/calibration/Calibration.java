package org.microendorse.domain.calibration;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * The calibration of one assessor for one micro-credential: all rounds from the certificate until
 * it is withdrawn.
 */
@Entity
public class Calibration {
  @Id private UUID id;
  private UUID accountId;
  private String microCredentialId;
  private Long processInstanceKey;
  private Instant endedAt;

  protected Calibration() {}

  void opened(long processInstanceKey) {
    this.processInstanceKey = processInstanceKey;
  }

  void end(Instant at) {
    Assert.state(isRunning(), () -> "Calibration %s has already ended.".formatted(id));
    this.endedAt = at;
  }

  public UUID id() {
    return id;
  }

  /** Of the assessor. */
  public UUID accountId() {
    return accountId;
  }

  public String microCredentialId() {
    return microCredentialId;
  }

  /** Null until the engine has opened it. */
  public @Nullable Long processInstanceKey() {
    return processInstanceKey;
  }

  public boolean isRunning() {
    return endedAt == null;
  }
}
