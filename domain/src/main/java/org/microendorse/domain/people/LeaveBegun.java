package org.microendorse.domain.people;

import java.time.LocalDate;
import java.util.UUID;

/** Somebody has said that they are away from this day on. */
public record LeaveBegun(UUID accountId, LocalDate from) {}
