package org.microendorse.domain.people;

import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The certificates of reviewers. */
public interface Certifications extends Repository<Certification, UUID> {

  /** Who is certified for the micro-credential. */
  @Query("select c.accountId from Certification c where c.microCredentialId = :microCredentialId")
  Set<UUID> findAccountIds(String microCredentialId);

  /** What a person is certified for. */
  @Query("select c.microCredentialId from Certification c where c.accountId = :accountId")
  Set<String> findMicroCredentialIds(UUID accountId);

  Certification save(Certification certification);

  /**
   * Certifies a person unless they already are, even if two callers do so at the same time.
   *
   * @return 1 if they were not, 0 if they were
   */
  @Modifying
  @Query(
      nativeQuery = true,
      value =
          """
          insert into certification (id, account_id, micro_credential_id)
          values (gen_random_uuid(), :accountId, :microCredentialId)
          on conflict do nothing
          """)
  int add(UUID accountId, String microCredentialId);

  /** Returns how many there were: 1 or 0. */
  @Modifying
  @Query(
      """
      delete from Certification c
      where c.accountId = :accountId and c.microCredentialId = :microCredentialId
      """)
  int remove(UUID accountId, String microCredentialId);
}
