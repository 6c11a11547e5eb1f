package org.microendorse.domain.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/**
 * Says that somebody is certified to review submissions of a micro-credential. Whether they are
 * calibrated for it changes more often and is kept elsewhere.
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
