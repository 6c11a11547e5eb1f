package org.microendorse.domain.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/**
 * A person's certificate to review submissions of a micro-credential. Their calibration changes
 * more often and is stored separately.
 */
@Entity
public class Certification {
  @Id private UUID id;
  private UUID accountId;
  private String microCredentialId;

  protected Certification() {}

  public Certification(UUID accountId, String microCredentialId) {
    this.id = UUID.randomUUID();
    this.accountId = accountId;
    this.microCredentialId = microCredentialId;
  }

  public UUID accountId() {
    return accountId;
  }

  public String microCredentialId() {
    return microCredentialId;
  }
}
