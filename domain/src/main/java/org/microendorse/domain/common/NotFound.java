package org.microendorse.domain.common;

/** A requested thing does not exist, or the person may not see it. */
public class NotFound extends RuntimeException {
  public NotFound(String what, Object id) {
    super("There is no " + what + " " + id + ".");
  }
}
