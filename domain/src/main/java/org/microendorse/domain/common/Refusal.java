package org.microendorse.domain.common;

/** A rule says no. The message is written for the person who asked. */
public class Refusal extends RuntimeException {
  public Refusal(String message) {
    super(message);
  }
}
