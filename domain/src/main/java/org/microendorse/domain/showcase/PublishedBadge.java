package org.microendorse.domain.showcase;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Marks a badge as published: all people may see it. */
@Entity
class PublishedBadge {
  @Id private UUID badgeId;
  private Instant publishedAt;

  protected PublishedBadge() {}

  PublishedBadge(UUID badgeId, Instant publishedAt) {
    this.badgeId = badgeId;
    this.publishedAt = publishedAt;
  }

  UUID badgeId() {
    return badgeId;
  }

  Instant publishedAt() {
    return publishedAt;
  }
}
