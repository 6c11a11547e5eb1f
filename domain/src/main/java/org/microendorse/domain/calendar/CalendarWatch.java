package org.microendorse.domain.calendar;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notices that the calendar has been changed since the last start. */
@Component
class CalendarWatch {
  private final BusinessCalendar calendar;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  CalendarWatch(BusinessCalendar calendar, JdbcClient jdbc, ApplicationEventPublisher events) {
    this.calendar = calendar;
    this.jdbc = jdbc;
    this.events = events;
  }

  /** At the very first start nothing has been planned yet. */
  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  void look() {
    String now = calendar.fingerprint();
    int first =
        jdbc.sql("insert into planned_calendar values (1, ?) on conflict do nothing")
            .param(now)
            .update();
    if (first == 0 && replace(now)) {
      events.publishEvent(new CalendarChanged(now));
    }
  }

  private boolean replace(String fingerprint) {
    return jdbc.sql("update planned_calendar set fingerprint = :now where fingerprint <> :now")
            .param("now", fingerprint)
            .update()
        == 1;
  }
}
