package org.microendorse.domain.people;

import java.time.LocalDate;
import java.util.UUID;

/** A person has reported a leave that begins on this day. */
public record LeaveBegun(UUID accountId, LocalDate from) {}
