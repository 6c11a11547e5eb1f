package org.microendorse.domain.credential;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface KnownIssuerRecords extends Repository<KnownIssuer, UUID> {

  @EntityGraph(attributePaths = "addedBy")
  List<KnownIssuer> findByOrderByNameAscIssuerIdAsc();

  Optional<KnownIssuer> findByIssuerId(String issuerId);

  List<KnownIssuer> findByIssuerIdIn(Collection<String> issuerIds);

  KnownIssuer saveAndFlush(KnownIssuer issuer);

  void deleteById(UUID id);
}
