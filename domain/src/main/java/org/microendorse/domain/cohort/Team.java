package org.microendorse.domain.cohort;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.District;
import org.microendorse.domain.people.School;

/** People of one school or district who earn a micro-endorsement together. */
@Entity
public class Team {
  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Cohort cohort;

  private String name;

  @ManyToOne(fetch = FetchType.LAZY)
  private District district;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable School school;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account registeredBy;

  private Instant registeredAt;
  private boolean substituteWanted;
  private @Nullable UUID mergedIntoId;
  private @Nullable String billTo;
  private @Nullable String purchaseOrder;

  protected Team() {}

  Team(Cohort cohort, String name, Account registeredBy, boolean ofSchool, Instant at) {
    this.id = UUID.randomUUID();
    this.cohort = cohort;
    this.name = name;
    this.district =
        Objects.requireNonNull(
            registeredBy.district(), "the person who registers a team has a district");
    this.school = ofSchool ? registeredBy.school() : null;
    this.registeredBy = registeredBy;
    this.registeredAt = at;
  }

  void moveTo(Cohort other) {
    this.cohort = other;
  }

  void wantSubstitute(boolean wanted) {
    this.substituteWanted = wanted;
  }

  void mergeInto(Team other) {
    this.mergedIntoId = other.id();
  }

  void bill(@Nullable String billTo, @Nullable String purchaseOrder) {
    this.billTo = billTo;
    this.purchaseOrder = purchaseOrder;
  }

  public UUID id() {
    return id;
  }

  /** Who pays, with an address, as the registrar wants it on the invoice; null if not said. */
  public @Nullable String billTo() {
    return billTo;
  }

  /** The number under which the payer ordered it; null if there is none. */
  public @Nullable String purchaseOrder() {
    return purchaseOrder;
  }

  public Cohort cohort() {
    return cohort;
  }

  public String name() {
    return name;
  }

  public District district() {
    return district;
  }

  /** Null if it is a team of the whole district. */
  public @Nullable School school() {
    return school;
  }

  /** The school, or else the district. */
  public String organization() {
    return school == null ? district.name() : school.name();
  }

  /** A unique id of the school, or else of the district. */
  UUID organizationId() {
    return school == null ? district.id() : school.id();
  }

  public Account registeredBy() {
    return registeredBy;
  }

  public Instant registeredAt() {
    return registeredAt;
  }

  /** Whether the team is looking for a replacement. */
  public boolean substituteWanted() {
    return substituteWanted;
  }

  /** Where its people went; null unless merged. */
  public @Nullable UUID mergedIntoId() {
    return mergedIntoId;
  }

  public boolean isMerged() {
    return mergedIntoId != null;
  }
}
