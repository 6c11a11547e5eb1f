package org.microendorse.domain.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All accounts. */
public interface Accounts extends Repository<Account, UUID> {

  Optional<Account> findById(UUID id);

  Optional<Account> findByUsername(String username);

  Optional<Account> findByEmailIgnoreCase(String email);

  /** Everybody with the role, by user name. */
  @Query("select a from Account a where :role member of a.roles order by a.username")
  List<Account> findByRole(Role role);

  /** Everybody with the role who is certified for the micro-credential, by user name. */
  @Query(
      """
      select a from Account a
      where :role member of a.roles
        and exists (select 1 from Certification c
                    where c.accountId = a.id and c.microCredentialId = :microCredentialId)
      order by a.username
      """)
  List<Account> findCertified(Role role, String microCredentialId);

  Account save(Account account);
}
