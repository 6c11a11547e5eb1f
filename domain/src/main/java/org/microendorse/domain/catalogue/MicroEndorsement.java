package org.microendorse.domain.catalogue;

import java.util.List;

/**
 * A set of micro-credentials on one topic.
 *
 * @param microCredentialIds in the order in which they are earned
 */
public record MicroEndorsement(
    String id,
    String title,
    String audience,
    String aim,
    String description,
    List<String> microCredentialIds) {}
