package org.microendorse.domain.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.people.Accounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Browsers that people have signed in with before. Failed attempts elsewhere do not lock the owner
 * out of a known browser.
 */
@Component
public class KnownDevices {
  /** How long a browser stays known after its last sign-in. */
  public static final Duration KEPT = Duration.ofDays(400);

  private static final int TOKEN_LENGTH = 43;

  private final Accounts accounts;
  private final JdbcClient jdbc;
  private final Clock clock;

  KnownDevices(Accounts accounts, JdbcClient jdbc, Clock clock) {
    this.accounts = accounts;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Remembers a browser.
   *
   * @param token of the browser
   * @return the token it is known by from now on
   */
  @Transactional
  public String remember(String username, @Nullable String token) {
    UUID accountId =
        accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username)).id();
    String known =
        token != null && token.length() == TOKEN_LENGTH ? token : Secret.random().token();
    jdbc.sql(
            """
            insert into known_device (account_id, token_hash, last_at) values (?, ?, ?)
            on conflict (account_id, token_hash) do update set last_at = excluded.last_at
            """)
        .params(accountId, Secret.hashOf(known), Timestamp.from(clock.instant()))
        .update();
    return known;
  }

  boolean isKnown(UUID accountId, String token) {
    return jdbc.sql(
            """
                select exists (select 1 from known_device
                  where account_id = ? and token_hash = ? and last_at > ?)
                """)
        .params(accountId, Secret.hashOf(token), Timestamp.from(clock.instant().minus(KEPT)))
        .query(Boolean.class)
        .single();
  }

  void forgetOld() {
    jdbc.sql("delete from known_device where last_at < ?")
        .param(Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }
}
