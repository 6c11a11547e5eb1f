package org.microendorse.app.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.microendorse.domain.credential.VerificationProperties;
import org.springframework.stereotype.Component;

/**
 * How many badges are checked for one network address: anybody may ask, each is work, and for some
 * of them other issuers' servers are asked. It is counted in memory, so each portal counts for
 * itself.
 */
@Component
class VerifyLimit {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 10_000;

  private final int perMinute;
  private final Clock clock;

  /** The address that was not seen for longest is forgotten first. */
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

  /** Counts a check, and returns how long to wait before it may be made; zero if it may. */
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
