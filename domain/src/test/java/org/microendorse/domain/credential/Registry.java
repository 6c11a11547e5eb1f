package org.microendorse.domain.credential;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Known issuers without a database. */
record Registry(Set<String> ids) implements KnownIssuerRecords {

  static KnownIssuers of(String... issuerIds) {
    return new KnownIssuers(new Registry(Set.of(issuerIds)), null, Issuing.CLOCK);
  }

  @Override
  public Optional<KnownIssuer> findByIssuerId(String issuerId) {
    return ids.contains(issuerId)
        ? Optional.of(new KnownIssuer(issuerId, "A known school", "By phone", null, Issuing.NOW))
        : Optional.empty();
  }

  @Override
  public List<KnownIssuer> findByOrderByNameAscIssuerIdAsc() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<KnownIssuer> findByIssuerIdIn(Collection<String> issuerIds) {
    throw new UnsupportedOperationException();
  }

  @Override
  public KnownIssuer saveAndFlush(KnownIssuer issuer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void deleteById(UUID id) {
    throw new UnsupportedOperationException();
  }
}
