package org.microendorse.domain.enrollment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.people.Account;
import org.springframework.util.Assert;

/** An educator on the path to a micro-credential, in the version they committed to. */
@Entity
public class Enrollment {
  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account educator;

  private String microCredentialId;
  private int microCredentialVersion;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable Account coach;

  @Enumerated(EnumType.STRING)
  private EnrollmentStatus status;

  private int attempt;
  private @Nullable Long processInstanceKey;
  private Instant openedAt;
  private @Nullable Instant endedAt;
  private @Nullable UUID endorsementPathId;

  protected Enrollment() {}

  Enrollment(
      Account educator,
      MicroCredential microCredential,
      @Nullable Account coach,
      Instant openedAt) {
    this.id = UUID.randomUUID();
    this.educator = educator;
    this.microCredentialId = microCredential.id();
    this.microCredentialVersion = microCredential.version();
    this.coach = coach;
    this.status = EnrollmentStatus.IN_PROGRESS;
    this.attempt = 1;
    this.openedAt = openedAt;
  }

  void pathOpened(long processInstanceKey) {
    this.processInstanceKey = processInstanceKey;
  }

  void startAttempt(int attempt) {
    this.attempt = attempt;
  }

  void end(EnrollmentStatus status, Instant at) {
    Assert.state(
        isRunning(), () -> "Enrollment %s is %s, so it cannot change.".formatted(id, this.status));
    this.status = status;
    this.endedAt = at;
  }

  void isPartOf(UUID endorsementPathId) {
    this.endorsementPathId = endorsementPathId;
  }

  public UUID id() {
    return id;
  }

  public Account educator() {
    return educator;
  }

  public String microCredentialId() {
    return microCredentialId;
  }

  public int microCredentialVersion() {
    return microCredentialVersion;
  }

  public @Nullable Account coach() {
    return coach;
  }

  public EnrollmentStatus status() {
    return status;
  }

  public boolean isRunning() {
    return status == EnrollmentStatus.IN_PROGRESS;
  }

  /** The current attempt, from 1. */
  public int attempt() {
    return attempt;
  }

  /** The path's process instance; null until the engine has opened it. */
  public @Nullable Long processInstanceKey() {
    return processInstanceKey;
  }

  /** The path to a micro-endorsement that this is part of. */
  public @Nullable UUID endorsementPathId() {
    return endorsementPathId;
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** Null while it runs. */
  public @Nullable Instant endedAt() {
    return endedAt;
  }
}
