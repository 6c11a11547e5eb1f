package org.microendorse.domain.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All districts. */
public interface Districts extends Repository<District, UUID> {

  Optional<District> findByName(String name);

  Optional<District> findById(UUID id);

  List<District> findAllByOrderByName();

  District save(District district);
}
