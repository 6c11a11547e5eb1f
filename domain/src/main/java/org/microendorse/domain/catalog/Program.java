package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Something larger that micro-endorsements count toward, such as a degree or a certification.
 *
 * @param partnerId who awards it; may be null
 */
public record Program(
    String id,
    String title,
    @JsonInclude(JsonInclude.Include.NON_NULL) String partnerId,
    String description,
    List<String> microEndorsementIds) {}
