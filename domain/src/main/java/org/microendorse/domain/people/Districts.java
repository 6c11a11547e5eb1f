package org.microendorse.domain.people;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Districts extends Repository<District, UUID> {

  Optional<District> findByName(String name);

  District save(District district);
}
