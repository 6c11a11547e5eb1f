package org.microendorse.domain.common;

/** A rule does not permit an action. The message is written for the person who tried it. */
public class Refusal extends RuntimeException {
  public Refusal(String message) {
    super(message);
  }
}
