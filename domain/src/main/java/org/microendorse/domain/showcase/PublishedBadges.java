package org.microendorse.domain.showcase;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PublishedBadges extends Repository<PublishedBadge, UUID> {

  boolean existsByBadgeId(UUID badgeId);

  @Query("select p.badgeId from PublishedBadge p where p.badgeId in :badgeIds")
  Set<UUID> among(Collection<UUID> badgeIds);

  @Modifying
  @Query(
      nativeQuery = true,
      value =
          "insert into published_badge (badge_id, published_at) values (:badgeId, :at)"
              + " on conflict do nothing")
  void add(UUID badgeId, Instant at);

  /** Also removes it from every collection. */
  @Modifying
  @Query(nativeQuery = true, value = "delete from published_badge where badge_id = :badgeId")
  void remove(UUID badgeId);
}
