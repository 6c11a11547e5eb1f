package org.microendorse.domain.notification;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail to somebody, and what it tells.
 *
 * @param facts beside the name and where the portal is
 * @param fileName of what it carries
 */
public record Letter(
    String name,
    String email,
    Map<String, String> facts,
    @Nullable String fileName,
    byte @Nullable [] file) {

  /** One that carries nothing. */
  public Letter(String name, String email, Map<String, String> facts) {
    this(name, email, facts, null, null);
  }
}
