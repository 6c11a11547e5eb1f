package org.microendorse.domain.showcase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BadgeCollections extends Repository<BadgeCollection, UUID> {

  @Query("select c from BadgeCollection c where c.id = :id and c.account.username = :username")
  Optional<BadgeCollection> find(UUID id, String username);

  Optional<BadgeCollection> findByToken(String token);

  @Query(
      "select c from BadgeCollection c where c.account.username = :username order by c.title, c.id")
  List<BadgeCollection> of(String username);

  BadgeCollection saveAndFlush(BadgeCollection collection);

  void delete(BadgeCollection collection);
}
