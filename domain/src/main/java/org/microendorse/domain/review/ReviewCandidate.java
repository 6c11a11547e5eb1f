package org.microendorse.domain.review;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.util.UUID;

/** A person who may review a submission. */
@Entity
class ReviewCandidate {
  @EmbeddedId private Key key;

  protected ReviewCandidate() {}

  ReviewCandidate(UUID submissionId, UUID accountId, Duty duty) {
    this.key = new Key(submissionId, accountId, duty);
  }

  @Embeddable
  record Key(UUID submissionId, UUID accountId, @Enumerated(EnumType.STRING) Duty duty)
      implements Serializable {}
}
