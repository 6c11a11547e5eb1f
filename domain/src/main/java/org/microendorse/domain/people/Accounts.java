package org.microendorse.domain.people;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.microendorse.domain.common.EmailAddress;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All accounts. */
public interface Accounts extends Repository<Account, UUID> {

  Optional<Account> findById(UUID id);

  /** The id of an account, to lock it before anything of it is read. */
  @Query("select a.id from Account a where a.username = :username")
  Optional<UUID> idOf(String username);

  /** The same by email address, in any spelling. */
  @Query("select a.id from Account a where lower(a.email) = lower(:email)")
  Optional<UUID> idOfEmail(String email);

  /**
   * The account, locked until the caller's transaction ends. An account that the transaction has
   * read before is as it was then.
   */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select a from Account a where a.id = :id")
  Optional<Account> findAndLock(UUID id);

  /** With their district and school. */
  @Query(
      """
      select a from Account a left join fetch a.district left join fetch a.school
      where a.username = :username
      """)
  Optional<Account> findByUsername(String username);

  Optional<Account> findByEmailIgnoreCase(String email);

  /** The account with this user name or email address, in any spelling. */
  default Optional<Account> findByName(String name) {
    String typed = name.strip().toLowerCase(Locale.ROOT);
    // PostgreSQL cannot compare it.
    if (typed.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return typed.contains("@")
        ? findByEmailIgnoreCase(EmailAddress.of(typed).map(EmailAddress::value).orElse(typed))
        : findByUsername(typed);
  }

  /** All people with the role, with their district, by user name. */
  @Query(
      """
      select a from Account a left join fetch a.district
      where :role member of a.roles order by a.username
      """)
  List<Account> findByRole(Role role);

  /** Those with the role who are certified for the micro-credential, and where they work. */
  @Query(
      """
      select a from Account a left join fetch a.district left join fetch a.school
      where :role member of a.roles
        and exists (select 1 from Certification c
                    where c.accountId = a.id and c.microCredentialId = :microCredentialId)
      order by a.username
      """)
  List<Account> findCertified(Role role, String microCredentialId);

  /** The roles of a person; none if there is no such account. */
  @Query("select r from Account a join a.roles r where a.username = :username")
  Set<Role> rolesOf(String username);

  /** Records in which time zone a person uses the portal, if that has changed. */
  @Transactional
  @Modifying
  @Query(
      """
      update Account a set a.zone = :zone
      where a.username = :username and (a.zone is null or a.zone <> :zone)
      """)
  void sawIn(String zone, String username);

  Account save(Account account);

  Account saveAndFlush(Account account);
}
