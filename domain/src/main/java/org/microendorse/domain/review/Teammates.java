package org.microendorse.domain.review;

import java.util.Set;
import java.util.UUID;

/** Finds people who earn together and therefore do not review each other. */
public interface Teammates {

  /** The accounts of all people who are or were in a team with this person. */
  Set<UUID> of(UUID accountId);
}
