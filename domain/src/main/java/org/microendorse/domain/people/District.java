package org.microendorse.domain.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A school district. */
@Entity
public class District {
  @Id private UUID id;
  private String name;
  private @Nullable String directorName;
  private @Nullable String directorEmail;
  private @Nullable BigDecimal inServiceHours;

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

  /** The director of professional learning; null, like the address, if there is none. */
  public @Nullable String directorName() {
    return directorName;
  }

  public @Nullable String directorEmail() {
    return directorEmail;
  }

  /** In-service hours it grants for a micro-credential; null: the default of the program. */
  public @Nullable BigDecimal inServiceHours() {
    return inServiceHours;
  }

  /** Sets the director of professional learning and the hours the district grants. */
  public void change(
      @Nullable String directorName,
      @Nullable String directorEmail,
      @Nullable BigDecimal inServiceHours) {
    this.directorName = directorName;
    this.directorEmail = directorEmail;
    this.inServiceHours = inServiceHours;
  }
}
