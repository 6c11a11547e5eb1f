package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A partner who makes micro-credentials, collections or learning resources.
 *
 * @param url its own pages
 */
public record Partner(
    String id,
    String name,
    String description,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String url) {}
