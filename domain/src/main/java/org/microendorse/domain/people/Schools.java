package org.microendorse.domain.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All schools. */
public interface Schools extends Repository<School, UUID> {

  Optional<School> findByDistrictAndName(District district, String name);

  Optional<School> findById(UUID id);

  List<School> findAllByOrderByName();

  School save(School school);
}
