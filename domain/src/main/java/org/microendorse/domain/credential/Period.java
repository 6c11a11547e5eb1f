package org.microendorse.domain.credential;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.microendorse.domain.language.Message;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks whether a credential is valid now, by all of its dates. */
@Component
class Period {
  private final Clock clock;

  Period(Clock clock) {
    this.clock = clock;
  }

  /**
   * Passes if it is, and says so.
   *
   * @throws Doubt otherwise
   */
  Message isNow(ObjectNode statement) {
    for (String name : List.of("validFrom", "issuanceDate")) {
      for (Instant from : moments(statement.path(name))) {
        if (from.isAfter(clock.instant())) {
          throw Doubt.doesNotHold("credential.period.early", day(from));
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
      return Message.of("credential.period.endless");
    }
    if (!end.isAfter(clock.instant())) {
      throw Doubt.doesNotHold("credential.period.over", day(end));
    }
    return Message.of("credential.period.until", day(end));
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private static List<Instant> moments(JsonNode oneOrMany) {
    if (oneOrMany.isMissingNode()) {
      return List.of();
    }
    List<String> texts = PresentedBadges.texts(oneOrMany);
    if (texts.isEmpty()) {
      throw Doubt.doesNotHold("credential.period.noDate");
    }
    return texts.stream().map(Period::moment).toList();
  }

  private static Instant moment(String text) {
    try {
      return PresentedBadges.instant(text);
    } catch (DateTimeException e) {
      throw Doubt.doesNotHold("credential.period.noDate.this", text);
    }
  }
}
