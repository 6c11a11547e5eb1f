package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A set of micro-credentials on one topic.
 *
 * @param microCredentialIds in the order in which they are earned
 * @param partnerId who made it; null: the office itself
 * @param audiences whom it is for, in a word or two each; may be null
 * @param price null: free of charge
 */
public record MicroEndorsement(
    String id,
    String title,
    String audience,
    String aim,
    String description,
    List<String> microCredentialIds,
    @JsonInclude(JsonInclude.Include.NON_NULL) String partnerId,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<String> audiences,
    @JsonInclude(JsonInclude.Include.NON_NULL) Price price) {}
