package org.microendorse.domain.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All schools. */
public interface Schools extends Repository<School, UUID> {

  Optional<School> findByDistrictAndName(District district, String name);

  @Query("select s from School s join fetch s.district where s.id = :id")
  Optional<School> findById(UUID id);

  /** All with their districts, by name. */
  @Query("select s from School s join fetch s.district order by s.name")
  List<School> all();

  School save(School school);
}
