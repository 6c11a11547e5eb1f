package org.microendorse.domain.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Semesters extends Repository<Semester, UUID> {

  Optional<Semester> findById(UUID id);

  List<Semester> findAllByOrderByOpens();

  /** Those that are not over on a day, in their order. */
  @Query("select s from Semester s where s.closes >= :day order by s.opens")
  List<Semester> notOver(LocalDate day);

  /** Those that cohorts, or educators on the path to a micro-endorsement, use. */
  @Query(
      value =
          """
          select first_semester_id from cohort
          union select first_semester_id from endorsement_path
          union select semester_id from endorsement_path where semester_id is not null
          """,
      nativeQuery = true)
  Set<UUID> inUse();

  Semester saveAndFlush(Semester semester);

  void delete(Semester semester);

  void flush();
}
