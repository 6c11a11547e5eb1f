package org.microendorse.domain.appeal;

import java.util.UUID;

/** An educator has appealed; two reviewers are to be asked. */
public record AppealReceived(UUID appealId) {}
