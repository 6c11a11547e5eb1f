package org.microendorse.domain.credential;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Revocations extends Repository<Revocation, UUID> {

  Optional<Revocation> findById(UUID id);

  @Query("select r from Revocation r where r.badge.id = :badgeId order by r.requestedAt desc")
  List<Revocation> ofBadge(UUID badgeId);

  Revocation saveAndFlush(Revocation revocation);
}
