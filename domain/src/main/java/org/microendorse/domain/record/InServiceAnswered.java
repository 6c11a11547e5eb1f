package org.microendorse.domain.record;

import java.util.UUID;

/** A director has confirmed or refused in-service hours. */
public record InServiceAnswered(UUID inServiceId) {}
