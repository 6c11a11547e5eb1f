package org.microendorse.domain.notification;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail to a person, and its facts.
 *
 * @param facts in addition to the name and the address of the portal
 * @param fileName of the attachment
 */
public record Letter(
    String name,
    String email,
    Map<String, ?> facts,
    @Nullable String fileName,
    byte @Nullable [] file) {

  /** A letter without an attachment. */
  public Letter(String name, String email, Map<String, ?> facts) {
    this(name, email, facts, null, null);
  }
}
