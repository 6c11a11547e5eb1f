package org.microendorse.domain.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SignUps extends Repository<SignUp, UUID> {

  Optional<SignUp> findByTokenHashAndExpiresAtAfter(String tokenHash, Instant now);

  Optional<SignUp> findFirstByEmailAndExpiresAtAfterOrderByExpiresAtDesc(String email, Instant now);

  SignUp save(SignUp signUp);

  void deleteByEmail(String email);

  @Modifying
  @Query("delete from SignUp s where s.expiresAt < :now")
  void deleteByExpiresAtBefore(Instant now);
}
