package org.microendorse.domain.appeal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AppealPeriods extends Repository<AppealPeriod, UUID> {

  Optional<AppealPeriod> findById(UUID submissionId);

  AppealPeriod save(AppealPeriod period);
}
