package org.microendorse.domain.cohort;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.calendar.Semester;

/** Teams that earn a micro-endorsement together, beginning in one semester. */
@Entity
public class Cohort {
  @Id private UUID id;
  private String endorsementId;
  private String title;

  @ManyToOne(fetch = FetchType.LAZY)
  private Semester firstSemester;

  private LocalDate lastDay;
  private int places;
  private @Nullable String grades;
  private @Nullable String subject;

  @Enumerated(EnumType.STRING)
  private CohortStatus status;

  private Instant openedAt;
  private @Nullable Long processInstanceKey;
  private @Nullable Instant closedAt;
  private @Nullable UUID mergedIntoId;

  protected Cohort() {}

  Cohort(CohortPlan plan, Semester firstSemester, Instant openedAt) {
    this.id = UUID.randomUUID();
    this.endorsementId = plan.endorsementId();
    this.status = CohortStatus.OPEN;
    this.openedAt = openedAt;
    take(plan, firstSemester);
  }

  void change(CohortPlan plan, Semester firstSemester) {
    take(plan, firstSemester);
  }

  private void take(CohortPlan plan, Semester firstSemester) {
    this.title = plan.title().strip();
    this.firstSemester = firstSemester;
    this.lastDay = Objects.requireNonNull(plan.lastDay(), "a plan that is checked has one");
    this.places = plan.places();
    this.grades = plan.grades();
    this.subject = plan.subject();
  }

  void opened(long processInstanceKey) {
    this.processInstanceKey = processInstanceKey;
  }

  void undecided() {
    move(CohortStatus.OPEN, CohortStatus.UNDECIDED);
  }

  void extend(LocalDate lastDay) {
    move(CohortStatus.UNDECIDED, CohortStatus.OPEN);
    this.lastDay = lastDay;
  }

  void mergeInto(Cohort other) {
    move(CohortStatus.UNDECIDED, CohortStatus.MERGED);
    this.mergedIntoId = other.id();
  }

  /** Cancels it while teams can still register. */
  void callOff() {
    move(CohortStatus.OPEN, CohortStatus.CANCELLED);
  }

  void cancel() {
    move(CohortStatus.UNDECIDED, CohortStatus.CANCELLED);
  }

  void close(Instant at) {
    move(CohortStatus.OPEN, CohortStatus.FORMING);
    this.closedAt = at;
  }

  void run() {
    move(CohortStatus.FORMING, CohortStatus.RUNNING);
  }

  void end() {
    move(CohortStatus.RUNNING, CohortStatus.ENDED);
  }

  private void move(CohortStatus from, CohortStatus to) {
    if (status != from) {
      throw new IllegalStateException(
          "Cohort %s is %s, so it cannot become %s.".formatted(id, status, to));
    }
    status = to;
  }

  public UUID id() {
    return id;
  }

  public String endorsementId() {
    return endorsementId;
  }

  public String title() {
    return title;
  }

  /** In which its first micro-credential opens. */
  public Semester firstSemester() {
    return firstSemester;
  }

  /** The last day on which teams may register. */
  public LocalDate lastDay() {
    return lastDay;
  }

  /** How many teams it takes. */
  public int places() {
    return places;
  }

  /** Which grades it is for; null: all. */
  public @Nullable String grades() {
    return grades;
  }

  /** Which subject it is for; null: all. */
  public @Nullable String subject() {
    return subject;
  }

  public CohortStatus status() {
    return status;
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** Null until the engine has opened it. */
  public @Nullable Long processInstanceKey() {
    return processInstanceKey;
  }

  /** When registration was finally closed; null before. */
  public @Nullable Instant closedAt() {
    return closedAt;
  }

  /** Where its teams went; null unless merged. */
  public @Nullable UUID mergedIntoId() {
    return mergedIntoId;
  }
}
