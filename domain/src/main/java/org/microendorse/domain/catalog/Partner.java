package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Who makes micro-credentials, collections or learning resources.
 *
 * @param url its own pages; may be null
 */
public record Partner(
    String id,
    String name,
    String description,
    @JsonInclude(JsonInclude.Include.NON_NULL) String url) {}
