package org.microendorse.domain.appeal;

import java.util.UUID;

/** Somebody has appealed; two people are to be asked. */
public record AppealReceived(UUID appealId) {}
