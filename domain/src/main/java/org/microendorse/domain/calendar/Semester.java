package org.microendorse.domain.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;

/** A part of the school year in which one micro-credential of an endorsement is earned. */
@Entity
public class Semester {
  @Id private UUID id;
  private String name;
  private LocalDate opens;
  private LocalDate closes;

  protected Semester() {}

  Semester(String name, LocalDate opens, LocalDate closes) {
    this.id = UUID.randomUUID();
    this.name = name;
    this.opens = opens;
    this.closes = closes;
  }

  void change(String name, LocalDate opens, LocalDate closes) {
    this.name = name;
    this.opens = opens;
    this.closes = closes;
  }

  public UUID id() {
    return id;
  }

  /** For example {@code Winter/Spring 2027}. */
  public String name() {
    return name;
  }

  /** First day. */
  public LocalDate opens() {
    return opens;
  }

  /** Last day. */
  public LocalDate closes() {
    return closes;
  }

  boolean overlaps(LocalDate first, LocalDate last) {
    return !first.isAfter(closes) && !last.isBefore(opens);
  }
}
