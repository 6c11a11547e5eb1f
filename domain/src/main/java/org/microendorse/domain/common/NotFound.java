package org.microendorse.domain.common;

/** What was asked for does not exist, or not for the person who asked. */
public class NotFound extends RuntimeException {
  public NotFound(String what, Object id) {
    super("There is no " + what + " " + id + ".");
  }
}
