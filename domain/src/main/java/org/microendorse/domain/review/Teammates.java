package org.microendorse.domain.review;

import java.util.Set;
import java.util.UUID;

/** Who earns together, and so does not judge each other. */
public interface Teammates {

  /** The accounts of everybody who is or was in a team with this person. */
  Set<UUID> of(UUID accountId);
}
