package org.microendorse.app.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.microendorse.domain.credential.VerificationProperties;
import org.springframework.stereotype.Component;

/**
 * Limits how many badges are checked for one network address, because checks are public, take work
 * and may send requests to other issuers. The counts are in memory, so each portal counts
 * separately.
 */
@Component
class VerifyLimit {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 10_000;

  private final int perMinute;
  private final Clock clock;

  /** Forgets the address that was not seen for the longest time first. */
  private final Map<String, Minute> minutes = new LinkedHashMap<>(64, 0.75f, true);

  VerifyLimit(VerificationProperties properties, Clock clock) {
    this.perMinute = properties.perMinute();
    this.clock = clock;
  }

  /** The minute that begins with a first check. */
  private record Minute(Instant end, int checks) {}

  /** How many badges may be checked in a minute. */
  int perMinute() {
    return perMinute;
  }

  /**
   * Counts a check, and returns how long to wait before it is allowed; zero if it is allowed now.
   */
  synchronized Duration take(String address) {
    Instant now = clock.instant();
    Minute minute = minutes.get(address);
    if (minute == null || !now.isBefore(minute.end())) {
      minute = new Minute(now.plus(MINUTE), 0);
    }
    if (minute.checks() >= perMinute) {
      return Duration.between(now, minute.end());
    }
    minutes.put(address, new Minute(minute.end(), minute.checks() + 1));
    if (minutes.size() > MOST_ADDRESSES) {
      minutes.remove(minutes.keySet().iterator().next());
    }
    return Duration.ZERO;
  }
}
