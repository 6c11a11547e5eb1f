package org.microendorse.domain.notification;

import java.util.Map;

/**
 * A mail to somebody, and what it tells.
 *
 * @param facts beside the name and where the portal is
 * @param fileName of what it carries; null if it carries nothing
 * @param file may be null
 */
public record Letter(
    String name, String email, Map<String, String> facts, String fileName, byte[] file) {

  /** One that carries nothing. */
  public Letter(String name, String email, Map<String, String> facts) {
    this(name, email, facts, null, null);
  }
}
