package org.microendorse.domain.appeal;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AppealVerdicts extends Repository<AppealVerdict, UUID> {

  /** With their reviewers, in the order in which they decided. */
  @Query(
      "select v from AppealVerdict v join fetch v.reviewer where v.appealId = :appealId order by v.at")
  List<AppealVerdict> ofAppeal(UUID appealId);

  AppealVerdict saveAndFlush(AppealVerdict verdict);
}
