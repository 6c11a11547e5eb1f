package org.microendorse.workers.common;

import java.util.HashMap;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sends one message to each of many processes. Every message is sent, and sent again, on its own: a
 * broadcast that takes long or is interrupted goes on with what is left.
 */
@Component
public class Broadcasts {
  private final ApplicationEventPublisher events;
  private final MessagesToEngine messages;

  Broadcasts(ApplicationEventPublisher events, MessagesToEngine messages) {
    this.events = events;
    this.messages = messages;
  }

  /** Notes all of them, or none; they leave after that. */
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
