package org.microendorse.domain.common;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.microendorse.domain.common.Quotas.Quota;
import org.springframework.stereotype.Component;

/** Limits the invitations that one person sends, and those that one address receives. */
@Component
public class InvitationQuota {
  private static final Duration DAY = Duration.ofDays(1);

  private final InvitationProperties properties;
  private final Quotas quotas;

  InvitationQuota(InvitationProperties properties, Quotas quotas) {
    this.properties = properties;
    this.quotas = quotas;
  }

  /** What an invitation is for. Each kind is counted separately. */
  public enum Kind {
    TEAM,
    REVIEWER,
    STAFF
  }

  /**
   * Counts one more invitation.
   *
   * @throws Refusal if the sender or the recipient has reached the daily limit
   */
  public void count(Kind kind, UUID senderId, String email) {
    if (!quotas.take(
        "invitation " + kind + " to " + email.toLowerCase(Locale.ROOT),
        new Quota(properties.toAddressPerDay(), DAY))) {
      throw new Refusal("common.invitedOften", email, properties.toAddressPerDay());
    }
    if (!quotas.take(
        "invitation " + kind + " from " + senderId, new Quota(properties.perDay(), DAY))) {
      throw new Refusal("common.manyInvitations", properties.perDay());
    }
  }
}
