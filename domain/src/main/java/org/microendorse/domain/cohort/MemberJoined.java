package org.microendorse.domain.cohort;

import java.util.UUID;

/** Somebody has joined a team whose cohort runs already. */
public record MemberJoined(UUID memberId) {}
