package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of micro-credentials on one topic.
 *
 * @param microCredentialIds in the order in which they are earned
 * @param partnerId the partner who made it; null: the office itself
 * @param audiences whom it is for, in a word or two each
 * @param price null: free of charge
 */
public record MicroEndorsement(
    String id,
    String title,
    String audience,
    String aim,
    String description,
    List<String> microCredentialIds,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String partnerId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> audiences,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Price price) {}
