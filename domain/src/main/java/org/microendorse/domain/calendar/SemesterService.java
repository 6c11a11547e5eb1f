package org.microendorse.domain.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The semesters of the program: Fall, Winter/Spring, Summer, and so on. */
@Service
public class SemesterService {
  private final Semesters semesters;
  private final CalendarProperties calendar;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final ZoneId zone;

  SemesterService(
      Semesters semesters,
      CalendarProperties calendar,
      ApplicationEventPublisher events,
      Clock clock,
      @Value("${endorse.time-zone:America/Chicago}") ZoneId zone) {
    this.semesters = semesters;
    this.calendar = calendar;
    this.events = events;
    this.clock = clock;
    this.zone = zone;
  }

  /** All, in their order. */
  @Transactional(readOnly = true)
  public List<Semester> all() {
    return semesters.findAllByOrderByOpens();
  }

  /** The one that is running and those to come, in their order. */
  @Transactional(readOnly = true)
  public List<Semester> notOver() {
    return semesters.notOver(today());
  }

  /**
   * The semester.
   *
   * @throws NotFound if there is none
   */
  @Transactional(readOnly = true)
  public Semester get(UUID id) {
    return semesters.findById(id).orElseThrow(() -> new NotFound("semester", id));
  }

  /** The first one that opens after another one has closed and is not over itself. */
  @Transactional(readOnly = true)
  public Optional<Semester> after(Semester earlier) {
    return notOver().stream().filter(s -> s.opens().isAfter(earlier.closes())).findFirst();
  }

  /** That one, or if it is over the next. */
  @Transactional(readOnly = true)
  public Optional<Semester> notBefore(Semester first) {
    return notOver().stream().filter(s -> !s.opens().isBefore(first.opens())).findFirst();
  }

  /**
   * Adds a semester.
   *
   * @throws Refusal if it has no name, ends before it begins, or overlaps another one
   */
  @Transactional
  public Semester add(String name, LocalDate opens, LocalDate closes) {
    check(null, name, opens, closes);
    Semester added = semesters.saveAndFlush(new Semester(name.strip(), opens, closes));
    changed();
    return added;
  }

  /**
   * Changes a semester. Everybody who waits for it, or works in it, waits and works by the new
   * days.
   *
   * @throws Refusal if it has no name, ends before it begins, or overlaps another one
   */
  @Transactional
  public void change(UUID id, String name, LocalDate opens, LocalDate closes) {
    Semester semester = get(id);
    check(id, name, opens, closes);
    semester.change(name.strip(), opens, closes);
    changed();
  }

  private void check(UUID id, String name, LocalDate opens, LocalDate closes) {
    if (name == null || name.isBlank()) {
      throw new Refusal("Please give the semester a name, such as Fall 2026.");
    }
    if (opens == null || closes == null) {
      throw new Refusal("Please give the first and the last day.");
    }
    if (!opens.isBefore(closes)) {
      throw new Refusal("The last day is not after the first. Please check both.");
    }
    for (Semester other : semesters.findAllByOrderByOpens()) {
      if (other.id().equals(id)) {
        continue;
      }
      if (other.name().equalsIgnoreCase(name.strip())) {
        throw new Refusal("There is a semester \"" + other.name() + "\" already.");
      }
      if (other.overlaps(opens, closes)) {
        throw new Refusal(
            "These days overlap with %s (%s to %s). One semester ends before the next begins."
                .formatted(other.name(), other.opens(), other.closes()));
      }
    }
  }

  private void changed() {
    events.publishEvent(new SemestersChanged(UUID.randomUUID()));
  }

  /** When a day begins, where the program is. */
  public OffsetDateTime beginOf(LocalDate day) {
    return day.atStartOfDay(zone).toOffsetDateTime();
  }

  /** Until when something is due on its day. */
  public OffsetDateTime endOf(LocalDate day) {
    return day.atTime(calendar.closesAt()).atZone(zone).toOffsetDateTime();
  }

  /** Today, where the program is. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
