package org.microendorse.domain.cohort;

import java.util.UUID;

/** A person has joined a team whose cohort has already begun. */
public record MemberJoined(UUID memberId) {}
