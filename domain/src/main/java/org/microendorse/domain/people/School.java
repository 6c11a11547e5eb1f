package org.microendorse.domain.people;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.UUID;

/** A school of a district. */
@Entity
public class School {
  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  private District district;

  private String name;

  protected School() {}

  public School(District district, String name) {
    this.id = UUID.randomUUID();
    this.district = district;
    this.name = name;
  }

  public UUID id() {
    return id;
  }

  public District district() {
    return district;
  }

  public String name() {
    return name;
  }
}
