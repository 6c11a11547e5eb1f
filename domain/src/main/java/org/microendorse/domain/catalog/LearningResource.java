package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learning material on another site.
 *
 * @param url begins with https
 * @param free whether it is free of charge there
 * @param minutes it takes
 * @param audiences whom it is for, in a word or two each
 */
public record LearningResource(
    String id,
    String title,
    String partnerId,
    String description,
    String url,
    boolean free,
    int minutes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> audiences) {}
