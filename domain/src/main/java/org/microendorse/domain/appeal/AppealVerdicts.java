package org.microendorse.domain.appeal;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AppealVerdicts extends Repository<AppealVerdict, UUID> {

  List<AppealVerdict> findByAppealIdOrderByAt(UUID appealId);

  AppealVerdict saveAndFlush(AppealVerdict verdict);
}
