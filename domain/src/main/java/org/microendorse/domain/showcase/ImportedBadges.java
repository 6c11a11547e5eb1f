package org.microendorse.domain.showcase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ImportedBadges extends Repository<ImportedBadge, UUID> {

  @Query("select b from ImportedBadge b where b.id = :id and b.account.username = :username")
  Optional<ImportedBadge> find(UUID id, String username);

  @Query(
      "select b from ImportedBadge b where b.account.username = :username"
          + " order by b.importedAt desc, b.id")
  List<ImportedBadge> of(String username);

  ImportedBadge saveAndFlush(ImportedBadge badge);

  void delete(ImportedBadge badge);
}
