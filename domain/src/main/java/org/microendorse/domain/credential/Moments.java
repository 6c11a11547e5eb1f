package org.microendorse.domain.credential;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import tools.jackson.databind.JsonNode;

/** Reads dates as XML Schema writes them (xsd:dateTimeStamp, xsd:dateTime, xsd:date). */
final class Moments {
  private Moments() {}

  static boolean isMoment(JsonNode value, boolean zoneRequired) {
    DateTimeFormatter format =
        zoneRequired ? DateTimeFormatter.ISO_OFFSET_DATE_TIME : DateTimeFormatter.ISO_DATE_TIME;
    return parses(value, format);
  }

  static boolean isDay(JsonNode value) {
    return parses(value, DateTimeFormatter.ISO_LOCAL_DATE);
  }

  private static boolean parses(JsonNode value, DateTimeFormatter format) {
    try {
      if (value.isString()) {
        TemporalAccessor parsed =
            format.parseBest(
                value.asString(""), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return parsed != null;
      }
    } catch (DateTimeException e) {
      return false;
    }
    return false;
  }
}
