package org.microendorse.domain.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface SignUps extends Repository<SignUp, UUID> {

  Optional<SignUp> findByTokenHashAndExpiresAtAfter(String tokenHash, Instant now);

  Optional<SignUp> findFirstByEmailAndExpiresAtAfterOrderByExpiresAtDesc(String email, Instant now);

  SignUp save(SignUp signUp);

  void deleteByEmail(String email);

  void deleteByExpiresAtBefore(Instant now);
}
