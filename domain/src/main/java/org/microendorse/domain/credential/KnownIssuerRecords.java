package org.microendorse.domain.credential;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface KnownIssuerRecords extends Repository<KnownIssuer, UUID> {

  @EntityGraph(attributePaths = "addedBy")
  List<KnownIssuer> findByOrderByNameAscIssuerIdAsc();

  Optional<KnownIssuer> findByIssuerId(String issuerId);

  KnownIssuer saveAndFlush(KnownIssuer issuer);

  void deleteById(UUID id);
}
