package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Micro-credentials and learning resources that a partner puts together.
 *
 * @param theme the skill or theme it is for, in a few words
 * @param microCredentialIds in the order of the steps, if it is a stack
 */
public record CuratedCollection(
    String id,
    CollectionKind kind,
    String title,
    String partnerId,
    String theme,
    String description,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> microCredentialIds,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> resourceIds) {}
