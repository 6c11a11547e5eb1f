package org.microendorse.domain.enrollment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.catalog.MicroEndorsement;
import org.microendorse.domain.people.Account;
import org.springframework.util.Assert;

/** An educator's path to a micro-endorsement, whose micro-credentials open with semesters. */
@Entity
public class EndorsementPath {
  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Account educator;

  private String endorsementId;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<String> microCredentialIds;

  private @Nullable UUID cohortId;

  @ManyToOne(fetch = FetchType.LAZY)
  private Semester firstSemester;

  @ManyToOne(fetch = FetchType.LAZY)
  private @Nullable Semester semester;

  private int thisSemester;
  private @Nullable LocalDate extendedUntil;
  private int extensions;

  @Enumerated(EnumType.STRING)
  private EndorsementPathStatus status;

  private @Nullable Long processInstanceKey;
  private Instant joinedAt;
  private @Nullable Instant endedAt;

  protected EndorsementPath() {}

  EndorsementPath(
      Account educator,
      MicroEndorsement endorsement,
      @Nullable UUID cohortId,
      Semester firstSemester,
      Instant joinedAt) {
    this.id = UUID.randomUUID();
    this.educator = educator;
    this.endorsementId = endorsement.id();
    this.microCredentialIds = List.copyOf(endorsement.microCredentialIds());
    this.cohortId = cohortId;
    this.firstSemester = firstSemester;
    this.status = EndorsementPathStatus.IN_PROGRESS;
    this.joinedAt = joinedAt;
  }

  void opened(long processInstanceKey) {
    this.processInstanceKey = processInstanceKey;
  }

  /** Takes the current micro-credential along into a later semester. */
  void carryOver(Semester later) {
    workIn(later, 1);
  }

  void begin(Semester semester) {
    boolean another = this.semester != null && this.semester.id().equals(semester.id());
    workIn(semester, another ? thisSemester + 1 : 1);
    this.extensions = 0;
  }

  private void workIn(Semester semester, int thisSemester) {
    requireRunning();
    this.semester = semester;
    this.thisSemester = thisSemester;
    this.extendedUntil = null;
  }

  void extend(LocalDate until) {
    requireRunning();
    this.extendedUntil = until;
    this.extensions++;
  }

  void pause() {
    move(EndorsementPathStatus.IN_PROGRESS, EndorsementPathStatus.PAUSED);
  }

  void resume() {
    move(EndorsementPathStatus.PAUSED, EndorsementPathStatus.IN_PROGRESS);
  }

  void goOnWith(@Nullable UUID cohortId) {
    requireRunning();
    this.cohortId = cohortId;
  }

  void end(EndorsementPathStatus status, Instant at) {
    requireRunning();
    this.status = status;
    this.endedAt = at;
  }

  private void move(EndorsementPathStatus from, EndorsementPathStatus to) {
    Assert.state(
        status == from, () -> "Path %s is %s, so it cannot become %s.".formatted(id, status, to));
    status = to;
  }

  private void requireRunning() {
    Assert.state(isRunning(), () -> "Path %s is %s, so it cannot change.".formatted(id, status));
  }

  public UUID id() {
    return id;
  }

  public Account educator() {
    return educator;
  }

  public String endorsementId() {
    return endorsementId;
  }

  /** In their order, as they were when the educator joined. */
  public List<String> microCredentialIds() {
    return microCredentialIds;
  }

  public @Nullable UUID cohortId() {
    return cohortId;
  }

  /** The one in which the first micro-credential opens. */
  public Semester firstSemester() {
    return firstSemester;
  }

  /** The semester of the current or last micro-credential; null before the first. */
  public @Nullable Semester semester() {
    return semester;
  }

  /** How many micro-credentials of the path were begun in that semester, or taken along into it. */
  int thisSemester() {
    return thisSemester;
  }

  /** The same, of a path that has begun. */
  Semester begunSemester() {
    return Objects.requireNonNull(semester, "the path has not begun");
  }

  /** The last day they have for it. */
  public LocalDate closes() {
    return extendedUntil == null ? begunSemester().closes() : extendedUntil;
  }

  /** How often they got more time for it. */
  public int extensions() {
    return extensions;
  }

  public EndorsementPathStatus status() {
    return status;
  }

  public boolean isRunning() {
    return status == EndorsementPathStatus.IN_PROGRESS || isPaused();
  }

  public boolean isPaused() {
    return status == EndorsementPathStatus.PAUSED;
  }

  /** Null until the engine has opened it. */
  public @Nullable Long processInstanceKey() {
    return processInstanceKey;
  }

  public Instant joinedAt() {
    return joinedAt;
  }

  /** Null while it runs. */
  public @Nullable Instant endedAt() {
    return endedAt;
  }
}
