package org.microendorse.domain.credential;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks whether a credential is valid now, by all of its dates. */
@Component
class Period {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US).withZone(ZoneOffset.UTC);

  private final Clock clock;

  Period(Clock clock) {
    this.clock = clock;
  }

  /**
   * Passes if it is, and says so.
   *
   * @throws Doubt otherwise
   */
  String isNow(ObjectNode statement) {
    for (String name : List.of("validFrom", "issuanceDate")) {
      for (Instant from : moments(statement.path(name))) {
        if (from.isAfter(clock.instant())) {
          throw Doubt.doesNotHold("It is not valid before %s.".formatted(DAY.format(from)));
        }
      }
    }
    Instant end = null;
    for (String name : List.of("validUntil", "expirationDate")) {
      for (Instant until : moments(statement.path(name))) {
        end = end == null || until.isBefore(end) ? until : end;
      }
    }
    if (end == null) {
      return "It does not expire.";
    }
    if (!end.isAfter(clock.instant())) {
      throw Doubt.doesNotHold("It expired on %s.".formatted(DAY.format(end)));
    }
    return "It is valid until %s.".formatted(DAY.format(end));
  }

  private static List<Instant> moments(JsonNode oneOrMany) {
    if (oneOrMany.isMissingNode()) {
      return List.of();
    }
    List<String> texts = PresentedBadges.texts(oneOrMany);
    if (texts.isEmpty()) {
      throw Doubt.doesNotHold("A date in it is not a date.");
    }
    return texts.stream().map(Period::moment).toList();
  }

  private static Instant moment(String text) {
    try {
      return PresentedBadges.instant(text);
    } catch (DateTimeException e) {
      throw Doubt.doesNotHold("'%s' in it is not a date.".formatted(text));
    }
  }
}
