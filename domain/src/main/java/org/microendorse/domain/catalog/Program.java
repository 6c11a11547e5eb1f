package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something larger that micro-endorsements count toward, such as a degree or a certification.
 *
 * @param partnerId who awards it
 */
public record Program(
    String id,
    String title,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String partnerId,
    String description,
    List<String> microEndorsementIds) {}
