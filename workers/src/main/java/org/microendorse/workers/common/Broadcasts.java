package org.microendorse.workers.common;

import java.util.HashMap;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sends one message to each of many processes. Each message is sent, and retried, separately: a
 * broadcast that takes long or is interrupted continues with the remaining messages.
 */
@Component
public class Broadcasts {
  private final ApplicationEventPublisher events;
  private final MessagesToEngine messages;

  Broadcasts(ApplicationEventPublisher events, MessagesToEngine messages) {
    this.events = events;
    this.messages = messages;
  }

  /** Stores all messages or none; they are sent afterwards. */
  @Transactional
  public void send(List<MessageDue> due) {
    due.forEach(events::publishEvent);
  }

  @Async
  @TransactionalEventListener
  public void on(MessageDue due) {
    messages.publish(due.name(), due.correlationKey(), due.id(), new HashMap<>(due.variables()));
  }
}
