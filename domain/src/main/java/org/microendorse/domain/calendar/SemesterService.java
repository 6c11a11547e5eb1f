package org.microendorse.domain.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.common.TypedDays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The semesters of the program: Fall, Winter/Spring, Summer, and so on. */
@Service
public class SemesterService {
  private static final int LONGEST_NAME = 60;

  private final Semesters semesters;
  private final CalendarProperties calendar;
  private final TypedDays days;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final ZoneId zone;

  SemesterService(
      Semesters semesters,
      CalendarProperties calendar,
      TypedDays days,
      ApplicationEventPublisher events,
      Clock clock,
      ZoneId zone) {
    this.semesters = semesters;
    this.calendar = calendar;
    this.days = days;
    this.events = events;
    this.clock = clock;
    this.zone = zone;
  }

  /** All, in their order. */
  @Transactional(readOnly = true)
  public List<Semester> all() {
    return semesters.findAllByOrderByOpens();
  }

  /** The current semester and the upcoming ones, in order. */
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

  /** The first semester that opens after the given one has closed and is not over itself. */
  @Transactional(readOnly = true)
  public Optional<Semester> after(Semester earlier) {
    return notOver().stream().filter(s -> s.opens().isAfter(earlier.closes())).findFirst();
  }

  /** The given semester, or the next one if it is over. */
  @Transactional(readOnly = true)
  public Optional<Semester> notBefore(Semester first) {
    return notOver().stream().filter(s -> !s.opens().isBefore(first.opens())).findFirst();
  }

  /** The current semester, or the one before while there is none. */
  @Transactional(readOnly = true)
  public Optional<Semester> lastOpened() {
    return all().stream().filter(s -> !s.opens().isAfter(today())).reduce((earlier, it) -> it);
  }

  /**
   * Adds a semester.
   *
   * @throws Refusal if it has no name, ends before it begins, or overlaps another one
   */
  @Transactional
  public Semester add(
      @Nullable String name, @Nullable LocalDate opens, @Nullable LocalDate closes) {
    Days checked = check(null, name, opens, closes);
    Semester added =
        semesters.saveAndFlush(new Semester(Text.line(name), checked.opens(), checked.closes()));
    changed();
    return added;
  }

  /**
   * Changes a semester. The new days apply to all cohorts and educators that use it.
   *
   * @throws Refusal if it has no name, ends before it begins, overlaps another one, or is over and
   *     in use
   */
  @Transactional
  public void change(
      UUID id, @Nullable String name, @Nullable LocalDate opens, @Nullable LocalDate closes) {
    Semester semester = get(id);
    if (semester.closes().isBefore(today()) && inUse().contains(id)) {
      throw new Refusal("calendar.semester.ended", semester.name());
    }
    Days checked = check(id, name, opens, closes);
    semester.change(Text.line(name), checked.opens(), checked.closes());
    changed();
  }

  /**
   * Removes a semester.
   *
   * @throws Refusal if cohorts or educators use it
   */
  @Transactional
  public void remove(UUID id) {
    Semester semester = get(id);
    Refusal inUse = new Refusal("calendar.semester.inUse", semester.name());
    if (inUse().contains(id)) {
      throw inUse;
    }
    try {
      semesters.delete(semester);
      semesters.flush();
    } catch (DataIntegrityViolationException meanwhile) {
      throw inUse;
    }
    changed();
  }

  /** The ids of semesters that cohorts or educators use. */
  @Transactional(readOnly = true)
  public Set<UUID> inUse() {
    return semesters.inUse();
  }

  private record Days(LocalDate opens, LocalDate closes) {}

  private Days check(
      @Nullable UUID id,
      @Nullable String name,
      @Nullable LocalDate opens,
      @Nullable LocalDate closes) {
    if (Text.isBlank(name) || Text.line(name).length() > LONGEST_NAME) {
      throw new FieldRefusal("name", "calendar.semester.name");
    }
    if (opens == null) {
      throw new FieldRefusal("opens", "calendar.semester.opens");
    }
    if (closes == null) {
      throw new FieldRefusal("closes", "calendar.semester.closes");
    }
    days.check("opens", opens);
    days.check("closes", closes);
    if (!opens.isBefore(closes)) {
      throw new FieldRefusal("closes", "calendar.semester.order");
    }
    for (Semester other : semesters.findAllByOrderByOpens()) {
      if (other.id().equals(id)) {
        continue;
      }
      if (other.name().equalsIgnoreCase(Text.line(name))) {
        throw new Refusal("calendar.semester.name.taken", other.name());
      }
      if (other.overlaps(opens, closes)) {
        throw new Refusal(
            "calendar.semester.overlap",
            other.name(),
            Dates.inWords(other.opens()),
            Dates.inWords(other.closes()));
      }
    }
    return new Days(opens, closes);
  }

  private void changed() {
    events.publishEvent(new SemestersChanged(UUID.randomUUID()));
  }

  /** The start of a day in the time zone of the program. */
  public OffsetDateTime beginOf(LocalDate day) {
    return day.atStartOfDay(zone).toOffsetDateTime();
  }

  /** The time by which something is due on a day. */
  public OffsetDateTime endOf(LocalDate day) {
    return day.atTime(calendar.closesAt()).atZone(zone).toOffsetDateTime();
  }

  /** The day of a moment in the time zone of the program. */
  public LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /** Today in the time zone of the program. */
  public LocalDate today() {
    return dayOf(clock.instant());
  }
}
