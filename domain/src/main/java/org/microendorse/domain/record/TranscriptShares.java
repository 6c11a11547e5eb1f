package org.microendorse.domain.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TranscriptShares extends Repository<TranscriptShare, UUID> {

  Optional<TranscriptShare> findById(UUID id);

  Optional<TranscriptShare> findByTokenHash(String tokenHash);

  @Query("select s from TranscriptShare s where s.account.username = :username order by s.sharedAt")
  List<TranscriptShare> ofUsername(String username);

  TranscriptShare save(TranscriptShare share);

  void delete(TranscriptShare share);
}
