package org.microendorse.domain.site;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A text that the program has written for a page; the newest one counts, and none is deleted. */
@Entity
class PageVersion {
  @Id private UUID id;
  private String page;
  private String language;
  private String source;
  private Instant writtenAt;
  private UUID writtenBy;

  protected PageVersion() {}

  PageVersion(String page, String language, String source, Instant writtenAt, UUID writtenBy) {
    this.id = UUID.randomUUID();
    this.page = page;
    this.language = language;
    this.source = source;
    this.writtenAt = writtenAt;
    this.writtenBy = writtenBy;
  }

  String page() {
    return page;
  }

  String source() {
    return source;
  }

  Instant writtenAt() {
    return writtenAt;
  }
}
