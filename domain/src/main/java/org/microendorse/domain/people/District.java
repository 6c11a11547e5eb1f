package org.microendorse.domain.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A school district. */
@Entity
public class District {
  @Id private UUID id;
  private String name;

  protected District() {}

  public District(String name) {
    this.id = UUID.randomUUID();
    this.name = name;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }
}
