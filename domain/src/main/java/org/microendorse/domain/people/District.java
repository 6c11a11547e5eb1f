package org.microendorse.domain.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.UUID;

/** A school district. */
@Entity
public class District {
  @Id private UUID id;
  private String name;
  private String directorName;
  private String directorEmail;
  private BigDecimal inServiceHours;

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

  /** Whom the district has for professional learning; null: nobody, like the address. */
  public String directorName() {
    return directorName;
  }

  public String directorEmail() {
    return directorEmail;
  }

  /** In-service hours it grants for a micro-credential; null: as the program does. */
  public BigDecimal inServiceHours() {
    return inServiceHours;
  }

  /** Says who is there for professional learning, and what the district grants. */
  public void change(String directorName, String directorEmail, BigDecimal inServiceHours) {
    this.directorName = directorName;
    this.directorEmail = directorEmail;
    this.inServiceHours = inServiceHours;
  }
}
