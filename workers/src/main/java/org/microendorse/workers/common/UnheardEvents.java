package org.microendorse.workers.common;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.modulith.events.CompletedEventPublications;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Resends events that the engine has not received, also after a restart. */
@Component
class UnheardEvents {
  /** Long enough for the first attempt to finish. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private static final Duration KEEP = Duration.ofDays(7);

  private final IncompleteEventPublications incomplete;
  private final CompletedEventPublications completed;
  private final MessagesToEngine messages;

  UnheardEvents(
      IncompleteEventPublications incomplete,
      CompletedEventPublications completed,
      MessagesToEngine messages) {
    this.incomplete = incomplete;
    this.completed = completed;
    this.messages = messages;
  }

  @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
  void sendAgain() {
    if (messages.areWaiting()) {
      return; // They would wait twice.
    }
    incomplete.resubmitIncompletePublicationsOlderThan(GRACE);
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
  void forgetOld() {
    completed.deletePublicationsOlderThan(KEEP);
  }
}
