package org.microendorse.domain.people;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Schools extends Repository<School, UUID> {

  Optional<School> findByDistrictAndName(District district, String name);

  School save(School school);
}
