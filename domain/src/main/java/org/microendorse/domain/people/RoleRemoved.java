package org.microendorse.domain.people;

import java.util.UUID;

/** A person no longer has a role; what they have claimed with it goes to others. */
public record RoleRemoved(UUID accountId, Role role) {}
