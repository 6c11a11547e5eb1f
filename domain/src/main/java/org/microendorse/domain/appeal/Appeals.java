package org.microendorse.domain.appeal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Appeals extends Repository<Appeal, UUID> {

  Optional<Appeal> findById(UUID id);

  Optional<Appeal> findBySubmissionId(UUID submissionId);

  Appeal saveAndFlush(Appeal appeal);
}
