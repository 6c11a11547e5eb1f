package org.microendorse.domain.integrity;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PreChecks extends Repository<PreCheck, UUID> {

  List<PreCheck> findBySubmissionIdOrderByAt(UUID submissionId);

  PreCheck save(PreCheck preCheck);
}
