package org.microendorse.domain.people;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Who may review what. */
public interface Certifications extends Repository<Certification, UUID> {

  boolean existsByAccountIdAndMicroCredentialId(UUID accountId, String microCredentialId);

  List<Certification> findByAccountId(UUID accountId);

  Certification save(Certification certification);
}
