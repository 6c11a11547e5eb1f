package org.microendorse.domain.showcase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BadgeCollections extends Repository<BadgeCollection, UUID> {
  String WITH_EARNER = "select c from BadgeCollection c join fetch c.account account ";

  @Query(WITH_EARNER + "where c.id = :id and account.username = :username")
  Optional<BadgeCollection> find(UUID id, String username);

  @Query(WITH_EARNER + "where c.token = :token")
  Optional<BadgeCollection> findByToken(String token);

  @Query(WITH_EARNER + "where account.username = :username order by c.title, c.id")
  List<BadgeCollection> of(String username);

  BadgeCollection saveAndFlush(BadgeCollection collection);

  void delete(BadgeCollection collection);
}
